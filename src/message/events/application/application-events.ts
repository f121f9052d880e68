import {
  agentId,
  decimal,
  decodeId,
  decodeRecord,
  id,
  integer,
  list,
  optional,
  record,
  text,
} from '../../field/index.js';
import type { EventTable } from '../event-table.js';
import type {
  ActiveRestoredEvent,
  CloseInactiveAgentEvent,
  InactiveAlertEvent,
  LowActiveAlertEvent,
  LowActiveEvent,
  ReopenInactiveAgentEvent,
  ShareAgentChangeEvent,
  ShareChainChangeEvent,
  SwitchWorkbenchModeEvent,
  UnlicensedNotifyEvent,
} from './agent-status-events.js';
import type { SelectedItem, TaskcardClickEvent, TemplateCardEvent, TemplateCardMenuEvent } from './card-events.js';
import type { BatchJob, BatchJobResultEvent, UploadMediaJobFinishEvent } from './job-events.js';
import type {
  ClickEvent,
  LocationSelectEvent,
  PicPhotoOrAlbumEvent,
  PicSysphotoEvent,
  PicWeixinEvent,
  ScanCodeInfo,
  ScancodePushEvent,
  ScancodeWaitmsgEvent,
  SendLocationInfo,
  SendPicsInfo,
  SentPic,
  ViewEvent,
  ViewMiniprogramEvent,
} from './menu-events.js';
import type { EnterAgentEvent, LocationEvent, SubscribeEvent, UnsubscribeEvent } from './session-events.js';

/** The events of the application itself. */
export interface ApplicationEventMap {
  readonly subscribe: SubscribeEvent;
  readonly unsubscribe: UnsubscribeEvent;
  readonly enter_agent: EnterAgentEvent;
  readonly LOCATION: LocationEvent;
  readonly click: ClickEvent;
  readonly view: ViewEvent;
  readonly view_miniprogram: ViewMiniprogramEvent;
  readonly scancode_push: ScancodePushEvent;
  readonly scancode_waitmsg: ScancodeWaitmsgEvent;
  readonly pic_sysphoto: PicSysphotoEvent;
  readonly pic_photo_or_album: PicPhotoOrAlbumEvent;
  readonly pic_weixin: PicWeixinEvent;
  readonly location_select: LocationSelectEvent;
  readonly template_card_event: TemplateCardEvent;
  readonly template_card_menu_event: TemplateCardMenuEvent;
  readonly taskcard_click: TaskcardClickEvent;
  readonly batch_job_result: BatchJobResultEvent;
  readonly upload_media_job_finish: UploadMediaJobFinishEvent;
  readonly switch_workbench_mode: SwitchWorkbenchModeEvent;
  readonly share_agent_change: ShareAgentChangeEvent;
  readonly share_chain_change: ShareChainChangeEvent;
  readonly inactive_alert: InactiveAlertEvent;
  readonly close_inactive_agent: CloseInactiveAgentEvent;
  readonly reopen_inactive_agent: ReopenInactiveAgentEvent;
  readonly low_active_alert: LowActiveAlertEvent;
  readonly low_active: LowActiveEvent;
  readonly active_restored: ActiveRestoredEvent;
  readonly unlicensed_notify: UnlicensedNotifyEvent;
}

const eventKey = id('EventKey');
const appType = optional(id('AppType'));
const taskId = id('TaskId');
const cardType = id('CardType');
const responseCode = id('ResponseCode');
const effectTime = integer('EffectTime');

const scanCodeInfo = record<ScanCodeInfo>('ScanCodeInfo', { scanType: id('ScanType'), scanResult: text('ScanResult') });

const sendPicsInfo = record<SendPicsInfo>('SendPicsInfo', {
  count: integer('Count'),
  picList: list('PicList/item', decodeRecord<SentPic>({ picMd5Sum: id('PicMd5Sum') })),
});

const sendLocationInfo = record<SendLocationInfo>('SendLocationInfo', {
  locationX: decimal('Location_X'),
  locationY: decimal('Location_Y'),
  scale: integer('Scale'),
  label: text('Label'),
  poiName: text('Poiname'),
});

const selectedItem = decodeRecord<SelectedItem>({
  questionKey: id('QuestionKey'),
  optionIds: list('OptionIds/OptionId', decodeId),
});

const batchJob = record<BatchJob>('BatchJob', {
  jobId: id('JobId'),
  jobType: id('JobType'),
  errCode: integer('ErrCode'),
  errMsg: text('ErrMsg'),
});

export const applicationEvents = {
  subscribe: { agentId, eventKey: optional(eventKey) },
  unsubscribe: { agentId },
  enter_agent: { agentId, eventKey },
  LOCATION: {
    agentId,
    latitude: decimal('Latitude'),
    longitude: decimal('Longitude'),
    precision: decimal('Precision'),
    appType,
  },
  click: { agentId, eventKey },
  view: { agentId, eventKey },
  view_miniprogram: { agentId, eventKey },
  scancode_push: { agentId, eventKey, scanCodeInfo },
  scancode_waitmsg: { agentId, eventKey, scanCodeInfo },
  pic_sysphoto: { agentId, eventKey, sendPicsInfo },
  pic_photo_or_album: { agentId, eventKey, sendPicsInfo },
  pic_weixin: { agentId, eventKey, sendPicsInfo },
  location_select: { agentId, eventKey, sendLocationInfo, appType },
  template_card_event: {
    agentId,
    eventKey,
    taskId,
    cardType,
    responseCode,
    selectedItems: list('SelectedItems/SelectedItem', selectedItem),
  },
  template_card_menu_event: { agentId, eventKey, taskId, cardType, responseCode },
  taskcard_click: { agentId, eventKey, taskId },
  batch_job_result: { batchJob },
  upload_media_job_finish: { jobId: optional(id('JobId')) },
  switch_workbench_mode: { agentId, mode: integer('Mode') },
  share_agent_change: { agentId },
  share_chain_change: { agentId },
  inactive_alert: { agentId, effectTime },
  close_inactive_agent: { agentId },
  reopen_inactive_agent: { agentId },
  low_active_alert: { agentId, effectTime },
  low_active: { agentId },
  active_restored: { agentId },
  unlicensed_notify: { agentId: optional(agentId) },
} as const satisfies EventTable<ApplicationEventMap>;
