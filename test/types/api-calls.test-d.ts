// Compiled by `npm run typecheck`; never run. The examples of the README's tables of calls, in their order and as they
// stand there: `test/docs/api-calls.test.ts` holds the two to each other, and to the calls there are.
import type { GroupRobot, RobotCard, WecomClient } from '../../src/api/index.js';
import type { TemplateCard } from '../../src/message/index.js';

declare const api: WecomClient;
declare const robot: GroupRobot;
declare const card: TemplateCard;
declare const robotCard: RobotCard;
declare const mediaId: string;
declare const thumbMediaId: string;
declare const msgId: string;
declare const responseCode: string;
declare const chatId: string;
declare const md5: string;
declare const jobId: string;
declare const state: string;
declare const code: string;
declare const userTicket: string;
declare const externalUserId: string;
declare const welcomeCode: string;
declare const tagId: string;
declare const pageUrl: string;

export async function calls(): Promise<void> {
  // Messages: api.send, api.message
  await api.send.text('ZhangSan', 'Hello');
  await api.send.image(['ZhangSan', 'lisi'], mediaId);
  await api.send.voice('ZhangSan', mediaId);
  await api.send.video('ZhangSan', { mediaId, title: 'Tour' });
  await api.send.file({ toParty: [2] }, mediaId);
  await api.send.textcard('lisi', { title: 'Leave', description: 'Approved', url: 'https://a.example' });
  await api.send.news('lisi', [{ title: 'Launch', url: 'https://a.example' }]);
  await api.send.mpnews('@all', [{ title: 'Launch', thumbMediaId, content: '<p>Today</p>' }]);
  await api.send.markdown({ toTag: 1 }, '**Done**');
  await api.send.miniprogramNotice('lisi', { appId: 'wx123', title: '会议室预订成功' });
  await api.send.templateCard('ZhangSan', card);
  await api.message.send({ toUser: 'lisi', msgType: 'text', text: { content: 'Hello' }, safe: 1 });
  await api.message.recall(msgId);
  await api.message.updateTemplateCard({ responseCode, atAll: 1, button: { replaceName: 'Done' } });

  // Group chats of the app: api.appchat
  await api.appchat.create({ name: 'Launch', userList: ['ZhangSan', 'lisi'] });
  await api.appchat.get(chatId);
  await api.appchat.update({ chatId, delUserList: ['lisi'] });
  await api.appchat.send(chatId, { msgType: 'text', text: { content: 'Hello' } });

  // Files: api.media
  await api.media.upload('image', 'chart.png');
  await api.media.uploadImage('cover.png');
  await (await api.media.get(mediaId)).buffer();
  await (await api.media.getHighDefinitionVoice(mediaId)).buffer();
  await api.media.uploadAttachment('image', 1, 'moment.png');
  await api.media.uploadByUrl({ type: 'file', fileName: 'a.zip', url: 'https://a.example/a.zip', md5 });
  await api.media.getUploadByUrlResult(jobId);

  // Logging in: api.oauth
  void api.oauth.authorizeUrl({ redirectUri: 'https://a.example/login', state });
  void api.oauth.qrLoginUrl({ redirectUri: 'https://a.example/login', state });
  await api.oauth.getUserInfo(code);
  await api.oauth.getUserDetail(userTicket);

  // Members, departments, tags
  await api.user.get('ZhangSan');
  await api.user.simpleList(1);
  await api.user.list(1);
  await api.user.listId().toArray();
  await api.user.getUserId('13800000000');
  await api.user.getUserIdByEmail('zhangsan@a.example');
  await api.user.convertToOpenId('ZhangSan');
  await api.department.list();
  await api.department.simpleList();
  await api.department.get(1);
  await api.tag.list();
  await api.tag.get(1);
  await api.tag.create('On call');
  await api.tag.update(1, 'Duty');
  await api.tag.delete(1);
  await api.tag.addTagUsers(1, { userList: ['ZhangSan'] });
  await api.tag.delTagUsers(1, { partyList: [2] });

  // Customers: api.externalContact
  await api.externalContact.getFollowUserList();
  await api.externalContact.list('ZhangSan');
  await api.externalContact.get(externalUserId);
  await api.externalContact.batchGetByUser(['ZhangSan']).toArray();
  await api.externalContact.remark({ userId: 'lisi', externalUserId, remark: 'Buyer' });
  await api.externalContact.sendWelcomeMsg({ welcomeCode, text: 'Welcome!' });
  await api.externalContact.addMsgTemplate({ externalUserId: [externalUserId], text: 'News' });
  await api.externalContact.corpTag.list();
  await api.externalContact.corpTag.add({ groupName: 'Level', tag: [{ name: 'A' }] });
  await api.externalContact.corpTag.edit({ id: tagId, name: 'B' });
  await api.externalContact.corpTag.delete({ tagId: [tagId] });
  await api.externalContact.corpTag.mark({ userId: 'lisi', externalUserId, addTag: [tagId] });
  await api.externalContact.groupChat.list().toArray();
  await api.externalContact.groupChat.get(chatId, { needName: 1 });

  // Menu, app, JS-SDK, addresses, anything else
  await api.menu.create({ button: [{ name: 'Report', type: 'click', key: 'MENU_REPORT' }] });
  await api.menu.get();
  await api.menu.delete();
  await api.agent.get();
  await api.agent.list();
  await api.agent.set({ name: 'Assistant' });
  await api.jssdk.config(pageUrl);
  await api.jssdk.agentConfig(pageUrl);
  await api.jssdk.getCorpTicket();
  await api.jssdk.getAppTicket();
  await api.ip.getCallbackIp();
  await api.ip.getApiDomainIp();
  await api.call('checkin/getcheckindata', { json: { opencheckindatatype: 3 } });
  await api.getAccessToken();
  await api.close();

  // Group robot
  await robot.text('Build 42 is done', { mentionedList: ['@all'] });
  await robot.markdown('**Build 42** is done');
  await robot.markdownV2('# Build 42');
  await robot.image('chart.png');
  await robot.news([{ title: 'Build 42', url: 'https://a.example' }]);
  await robot.file(mediaId);
  await robot.voice(mediaId);
  await robot.templateCard(robotCard);
  await robot.send({ msgType: 'text', text: { content: 'Hello' } });
  await robot.uploadMedia('file', 'report.pdf');
  await robot.close();
}
