import type { JsonObject } from '../../src/emulator/json.js';

/** One card of each of the five types. */
export const CARDS: Readonly<Record<string, JsonObject>> = {
  text_notice: {
    card_type: 'text_notice',
    source: { desc: '企业微信', desc_color: 1 },
    action_menu: {
      desc: '卡片菜单',
      action_list: [
        { text: '接受推送', key: 'accept' },
        { text: '不再推送', key: 'refuse' },
      ],
    },
    main_title: { title: '欢迎使用企业微信', desc: '您的好友正在邀请您加入企业微信' },
    quote_area: {
      type: 1,
      url: 'https://work.weixin.qq.com',
      title: '企业微信的引用样式',
      quote_text: '企业微信真好用呀真好用',
    },
    emphasis_content: { title: '100', desc: '核心数据' },
    sub_title_text: '下载企业微信还能抢红包！',
    horizontal_content_list: [
      { keyname: '邀请人', value: '张三' },
      { type: 1, keyname: '企业微信官网', value: '点击访问', url: 'https://work.weixin.qq.com' },
      { type: 2, keyname: '下载', value: '企业微信.apk', media_id: 'MEDIAID' },
      { type: 3, keyname: '员工信息', value: '点击查看', userid: 'zhangsan' },
    ],
    jump_list: [{ type: 1, title: '企业微信官网', url: 'https://work.weixin.qq.com' }],
    card_action: { type: 1, url: 'https://work.weixin.qq.com' },
  },
  news_notice: {
    card_type: 'news_notice',
    source: { desc: '企业微信', desc_color: 3 },
    main_title: { title: '图文展示', desc: '本周的数据' },
    image_text_area: {
      type: 1,
      url: 'https://work.weixin.qq.com',
      title: '左图右文',
      desc: '企业微信插件',
      image_url: '/media/hill.png',
    },
    card_image: { url: '/media/hill.png', aspect_ratio: 2.25 },
    vertical_content_list: [{ title: '惊喜红包等你来拿', desc: '下载企业微信还能抢红包！' }],
    card_action: { type: 1, url: 'https://work.weixin.qq.com' },
  },
  button_interaction: {
    card_type: 'button_interaction',
    source: { desc: '请假审批', desc_color: 2 },
    main_title: { title: 'Leave request', desc: 'ZhangSan asks for two days' },
    horizontal_content_list: [{ keyname: '时间', value: '11-23 至 11-24' }],
    task_id: 'leave-1',
    button_selection: {
      question_key: 'reason',
      title: '审批意见',
      selected_id: 'fine',
      option_list: [
        { id: 'fine', text: '同意休假' },
        { id: 'busy', text: '项目紧张' },
      ],
    },
    button_list: [
      { text: 'Approve', style: 1, key: 'approve' },
      { text: 'Refuse', style: 3, key: 'refuse' },
    ],
  },
  vote_interaction: {
    card_type: 'vote_interaction',
    source: { desc: '企业微信' },
    main_title: { title: 'Lunch on Friday?', desc: 'Choose what you like' },
    task_id: 'vote-1',
    checkbox: {
      question_key: 'lunch',
      mode: 1,
      option_list: [
        { id: 'noodles', text: '牛肉面', is_checked: true },
        { id: 'dumplings', text: '饺子', is_checked: false },
        { id: 'rice', text: '盖浇饭', is_checked: false },
      ],
    },
    submit_button: { text: 'Vote', key: 'vote' },
  },
  multiple_interaction: {
    card_type: 'multiple_interaction',
    source: { desc: '企业微信' },
    main_title: { title: '预订会议室', desc: '请选择时间和地点' },
    task_id: 'room-1',
    select_list: [
      {
        question_key: 'when',
        title: '时间',
        selected_id: 'am',
        option_list: [
          { id: 'am', text: '上午' },
          { id: 'pm', text: '下午' },
        ],
      },
      {
        question_key: 'where',
        title: '地点',
        option_list: [
          { id: 'a', text: 'A 座' },
          { id: 'b', text: 'B 座' },
        ],
      },
    ],
    submit_button: { text: 'Book', key: 'book' },
  },
};
