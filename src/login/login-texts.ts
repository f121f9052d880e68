/** What a page of the login is about. */
export type LoginPageName =
  | 'denied'
  | 'no_cookies'
  | 'failed'
  | 'unavailable'
  | 'no_member'
  | 'signed_out'
  | 'foreign'
  | 'not_allowed'
  | 'no_host';

/** The words of one page. */
export interface LoginPageText {
  readonly title: string;
  readonly text: string;
  /** What the button says that logs in anew; absent for pages without one. */
  readonly button?: string;
}

export type LoginTexts = Readonly<Record<LoginPageName, LoginPageText>>;

const EN: LoginTexts = {
  denied: {
    title: 'You are not logged in',
    text: 'The login was cancelled, or not allowed in WeCom.',
    button: 'Log in',
  },
  no_cookies: {
    title: 'Cookies are needed',
    text: 'This browser did not keep the cookie that a login needs. Allow cookies for this site, then try again.',
    button: 'Try again',
  },
  failed: {
    title: 'The login did not work',
    text: 'WeCom did not accept it: it may have taken too long.',
    button: 'Try again',
  },
  unavailable: {
    title: 'WeCom did not answer as expected',
    text: 'Try again in a moment. If this goes on, whoever runs this site finds the reason in its log.',
    button: 'Try again',
  },
  no_member: {
    title: 'For members of the company only',
    text: 'WeCom does not know you as a member of the company that this page belongs to.',
    button: 'Log in as somebody else',
  },
  signed_out: { title: 'You are signed out', text: 'You can close this page.', button: 'Log in again' },
  foreign: { title: 'Not done', text: 'Another site asked for this. Nothing has changed.' },
  not_allowed: { title: 'Not possible this way', text: 'Signing out takes a form that posts here.' },
  no_host: { title: 'Bad request', text: 'The request does not say which host it is for.' },
};

const ZH: LoginTexts = {
  denied: { title: '尚未登录', text: '登录已取消，或未在企业微信中获得同意。', button: '登录' },
  no_cookies: {
    title: '需要 Cookie',
    text: '此浏览器没有保存登录所需的 Cookie。请允许本站使用 Cookie，然后重试。',
    button: '重试',
  },
  failed: { title: '登录未成功', text: '企业微信没有接受这次登录，可能是用时过长。', button: '重试' },
  unavailable: {
    title: '企业微信没有正常应答',
    text: '请稍后重试。如果一直如此，本站的管理者可以在日志中找到原因。',
    button: '重试',
  },
  no_member: { title: '仅限企业成员', text: '您不是此页面所属企业的企业微信成员。', button: '换个身份登录' },
  signed_out: { title: '已退出登录', text: '现在可以关闭此页面。', button: '重新登录' },
  foreign: { title: '未执行', text: '请求来自其他网站，没有做任何更改。' },
  not_allowed: { title: '不能这样访问', text: '退出登录需要用表单以 POST 方式提交到这里。' },
  no_host: { title: '请求有误', text: '请求没有说明要访问的主机。' },
};

export const LOGIN_TEXTS: Readonly<Record<'en' | 'zh', LoginTexts>> = { en: EN, zh: ZH };
