import type {
  ButtonInteractionCard,
  MultipleInteractionCard,
  NewsNoticeCard,
  TextNoticeCard,
  VoteInteractionCard,
} from '../../../src/message/template-card/index.js';

/** One good card of every type, with every member that the type has. */

export const textNotice: TextNoticeCard = {
  cardType: 'text_notice',
  taskId: 'task_1@2-3',
  source: { iconUrl: 'https://example.com/icon.png', desc: '企业微信', descColor: 1 },
  mainTitle: { title: '欢迎使用企业微信', desc: '您的好友正在邀请您加入' },
  subTitleText: '二级普通文本',
  emphasisContent: { title: '100', desc: '核心数据' },
  quoteArea: { type: 2, appId: 'wxapp', pagePath: '/index.html', title: '引用', quoteText: '引用文案' },
  horizontalContentList: [
    { keyName: '邀请人', value: '张三' },
    { type: 1, keyName: '官网', value: '点击访问', url: 'https://work.weixin.qq.com' },
    { type: 2, keyName: '下载', value: '企业微信.apk', mediaId: 'MEDIA_ID' },
    { type: 3, keyName: '员工', value: '点击查看', userId: 'zhangsan' },
  ],
  jumpList: [
    { type: 1, title: '官网', url: 'https://work.weixin.qq.com' },
    { type: 2, title: '小程序', appId: 'wxapp', pagePath: '/index.html' },
    { title: '没有链接' },
  ],
  cardAction: { type: 2, appId: 'wxapp', pagePath: '/index.html' },
  actionMenu: {
    desc: '更多操作',
    actionList: [
      { text: '接受推送', key: 'A' },
      { text: '不再推送', key: 'B' },
    ],
  },
};

export const newsNotice: NewsNoticeCard = {
  cardType: 'news_notice',
  mainTitle: { title: '欢迎使用企业微信' },
  cardImage: { url: 'https://example.com/card.png', aspectRatio: 2.25 },
  imageTextArea: {
    type: 2,
    appId: 'wxapp',
    title: '左图右文',
    desc: '描述',
    imageUrl: 'https://example.com/left.png',
  },
  verticalContentList: [{ title: '惊喜', desc: '二级内容' }, { title: '更多' }],
  cardAction: { type: 1, url: 'https://work.weixin.qq.com' },
};

export const buttonInteraction: ButtonInteractionCard = {
  cardType: 'button_interaction',
  taskId: 'task',
  mainTitle: { title: '请假审批', desc: '张三' },
  subTitleText: '三天',
  quoteArea: { title: '制度', quoteText: '请假须知' },
  horizontalContentList: [{ keyName: '类型', value: '年假' }],
  cardAction: { type: 0 },
  buttonSelection: {
    questionKey: 'level',
    title: '评分',
    selectedId: 'b',
    optionList: [
      { id: 'a', text: '100分' },
      { id: 'b', text: '101分' },
    ],
  },
  buttonList: [
    { text: '同意', style: 1, key: 'yes' },
    { text: '拒绝', style: 2, key: 'no' },
    { type: 1, text: '详情', url: 'https://work.weixin.qq.com' },
  ],
};

export const voteInteraction: VoteInteractionCard = {
  cardType: 'vote_interaction',
  taskId: 'task',
  source: { desc: '企业微信' },
  mainTitle: { title: '午饭吃什么' },
  checkBox: {
    questionKey: 'lunch',
    mode: 1,
    optionList: [
      { id: 'noodles', text: '面条', isChecked: true },
      { id: 'rice', text: '米饭', isChecked: false },
    ],
  },
  submitButton: { text: '提交', key: 'submit' },
};

export const multipleInteraction: MultipleInteractionCard = {
  cardType: 'multiple_interaction',
  taskId: 'task',
  mainTitle: { title: '订会议室' },
  selectList: [
    { questionKey: 'floor', title: '楼层', optionList: [{ id: '1', text: '一楼' }] },
    { questionKey: 'room', selectedId: 'a', optionList: [{ id: 'a', text: 'A' }] },
  ],
  submitButton: { text: '提交', key: 'submit' },
};
