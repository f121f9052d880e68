import type { SensitiveField } from '../world/index.js';

/** What the login pages say. */
export interface LoginTexts {
  readonly lang: 'en' | 'zh-CN';
  readonly emulator: string;
  readonly wantsToKnow: (app: string, host: string) => string;
  readonly silent: string;
  readonly scan: string;
  readonly asks: string;
  readonly outside: string;
  readonly who: string;
  readonly stranger: string;
  readonly customer: string;
  readonly fields: string;
  readonly fieldNames: Readonly<Record<SensitiveField, string>>;
  readonly allow: string;
  readonly deny: string;
  readonly goOn: string;
  readonly refused: string;
  readonly choose: string;
  readonly chooseNote: string;
  readonly remember: string;
  readonly forget: string;
  readonly change: string;
}

export const LOGIN_TEXTS: Readonly<Record<'en' | 'zh', LoginTexts>> = {
  en: {
    lang: 'en',
    emulator: 'WeCom emulator',
    wantsToKnow: (app, host) => `${app} wants to know who opens its page on ${host}.`,
    silent: 'Inside WeCom nobody is asked: the one whose client it is. Choose once; this browser is remembered.',
    scan: 'At WeCom a QR code stands here. Choose whose phone scans it.',
    asks: 'WeCom asks the member before it shows these.',
    outside: 'This browser does not say that it is WeCom. There, such a link asks to be opened in the client.',
    who: 'Who is it?',
    stranger: 'Somebody from WeChat',
    customer: 'customer',
    fields: 'What to show',
    fieldNames: {
      gender: 'Gender',
      avatar: 'Avatar',
      qr_code: 'QR code',
      mobile: 'Mobile number',
      email: 'Mail address',
      biz_mail: 'Business mail',
      address: 'Address',
    },
    allow: 'Allow',
    deny: 'Deny',
    goOn: 'Continue',
    refused: 'WeCom would refuse this link',
    choose: 'Whose WeCom is this browser?',
    chooseNote: 'Silent logins (静默授权) in this browser are this person’s.',
    remember: 'Remember',
    forget: 'Ask every time',
    change: 'It can be changed later.',
  },
  zh: {
    lang: 'zh-CN',
    emulator: '企业微信模拟器',
    wantsToKnow: (app, host) => `${app} 想知道是谁打开了 ${host} 上的页面。`,
    silent: '在企业微信内不会询问，就是客户端的登录者。选一次，此浏览器会记住。',
    scan: '企业微信在这里显示二维码。请选择用谁的手机扫码。',
    asks: '企业微信会先征得成员同意，才提供这些信息。',
    outside: '此浏览器不是企业微信。真实环境中，这样的链接会提示在客户端打开。',
    who: '是谁？',
    stranger: '来自微信的陌生人',
    customer: '客户',
    fields: '提供哪些信息',
    fieldNames: {
      gender: '性别',
      avatar: '头像',
      qr_code: '二维码',
      mobile: '手机号',
      email: '邮箱',
      biz_mail: '企业邮箱',
      address: '地址',
    },
    allow: '同意',
    deny: '拒绝',
    goOn: '继续',
    refused: '企业微信会拒绝这个链接',
    choose: '这个浏览器是谁的企业微信？',
    chooseNote: '此浏览器中的静默授权都是这个人的。',
    remember: '记住',
    forget: '每次询问',
    change: '以后可以更改。',
  },
};

/** The language of a page: the one its link asks for, else the browser's first of the two, else English. */
export function loginTexts(lang: 'zh' | 'en' | undefined, accepted = ''): LoginTexts {
  const first = /\b(zh|en)\b/i.exec(accepted)?.[1]?.toLowerCase();
  return LOGIN_TEXTS[lang ?? (first === 'zh' ? 'zh' : 'en')];
}
