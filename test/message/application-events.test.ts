import { describe } from 'node:test';
import type { ApplicationEventMap, ScanCodeInfo } from '../../src/message/index.js';
import { type Expected, itReadsEvents } from './fixtures.js';

const agentId = 1000002;
const scanCodeInfo: ScanCodeInfo = { scanType: 'qrcode', scanResult: '2' };
const card = { agentId, eventKey: 'key111', taskId: 'taskid111', responseCode: 'CODE' };

const expected: Expected<ApplicationEventMap> = {
  subscribe: { agentId },
  unsubscribe: { agentId },
  enter_agent: { agentId, eventKey: '' },
  LOCATION: { agentId, latitude: 23.104, longitude: 113.32, precision: 65, appType: 'wxwork' },
  click: { agentId, eventKey: 'MENU_REPORT' },
  view: { agentId, eventKey: 'https://work.weixin.qq.com' },
  view_miniprogram: { agentId, eventKey: 'pages/index' },
  scancode_push: { agentId, eventKey: '6', scanCodeInfo },
  scancode_waitmsg: { agentId, eventKey: '6', scanCodeInfo },
  pic_sysphoto: { agentId, eventKey: '6', sendPicsInfo: { count: 1, picList: [{ picMd5Sum: 'aa' }] } },
  // Several pictures in one PicList, as documented …
  pic_photo_or_album: {
    agentId,
    eventKey: '6',
    sendPicsInfo: { count: 2, picList: [{ picMd5Sum: 'aa' }, { picMd5Sum: 'bb' }] },
  },
  // … and one PicList for each, as captured.
  pic_weixin: {
    agentId,
    eventKey: '6',
    sendPicsInfo: { count: 2, picList: [{ picMd5Sum: 'aa' }, { picMd5Sum: 'bb' }] },
  },
  location_select: {
    agentId,
    eventKey: '6',
    sendLocationInfo: { locationX: 23.5, locationY: 113, scale: 15, label: ' 广州市海珠区', poiName: '' },
    appType: 'wxwork',
  },
  template_card_event: {
    ...card,
    cardType: 'vote_interaction',
    selectedItems: [
      { questionKey: 'Q1', optionIds: ['A', 'B'] },
      { questionKey: 'Q2', optionIds: ['C'] },
    ],
  },
  template_card_menu_event: { ...card, cardType: 'text_notice' },
  taskcard_click: { agentId: 1, eventKey: 'key111', taskId: 'taskid111' },
  batch_job_result: {
    batchJob: {
      jobId: 'S0MrnndvRG5fadSlLwiBqiDDbM143UqTmKP3152FZk4',
      jobType: 'sync_user',
      errCode: 0,
      errMsg: 'ok',
    },
  },
  upload_media_job_finish: { jobId: 'JOB' },
  switch_workbench_mode: { agentId, mode: 1 },
  share_agent_change: { agentId },
  share_chain_change: { agentId },
  inactive_alert: { agentId, effectTime: 1764518400 },
  close_inactive_agent: { agentId },
  reopen_inactive_agent: { agentId },
  low_active_alert: { agentId, effectTime: 1764518400 },
  low_active: { agentId },
  active_restored: { agentId },
  unlicensed_notify: { agentId },
};

describe('application events', () => {
  itReadsEvents('application', expected);
});
