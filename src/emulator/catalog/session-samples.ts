import { FROM_MEMBER, FROM_SYSTEM, OF_COMPANY, sampleOf } from './event-sample.js';

/**
 * What members and the platform do with an app.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export const sessionSamples = [
  sampleOf(FROM_MEMBER, 'enter_agent', '进入应用', { EventKey: '' }),
  sampleOf(FROM_MEMBER, 'subscribe', '成员关注', { EventKey: '' }),
  sampleOf(FROM_MEMBER, 'unsubscribe', '成员取消关注'),
  sampleOf(FROM_MEMBER, 'LOCATION', '上报地理位置', {
    Latitude: '23.104',
    Longitude: '113.320',
    Precision: '65.000',
    AppType: 'wxwork',
  }),
  sampleOf(FROM_SYSTEM, 'switch_workbench_mode', '自定义工作台开关', { Mode: 1 }),
  sampleOf(FROM_SYSTEM, 'share_agent_change', '企业互联共享应用变更'),
  sampleOf(FROM_SYSTEM, 'share_chain_change', '上下游共享应用变更'),
  sampleOf(FROM_SYSTEM, 'inactive_alert', '长期未使用应用停用预警', { EffectTime: 1_764_518_400 }),
  sampleOf(FROM_SYSTEM, 'close_inactive_agent', '长期未使用应用临时停用'),
  sampleOf(FROM_MEMBER, 'reopen_inactive_agent', '长期未使用应用重新启用'),
  sampleOf(FROM_SYSTEM, 'low_active_alert', '应用低活跃预警', { EffectTime: 1_764_518_400 }),
  sampleOf(FROM_SYSTEM, 'low_active', '应用低活跃'),
  sampleOf(FROM_SYSTEM, 'active_restored', '应用活跃恢复'),
  sampleOf(FROM_SYSTEM, 'unlicensed_notify', '接口许可失效通知'),
  sampleOf(OF_COMPANY, 'batch_job_result', '异步任务完成', {
    BatchJob: { JobId: 'S0MrnndvRG5fadSlLwiBqiDDbM143UqTmKP3152FZk4', JobType: 'sync_user', ErrCode: 0, ErrMsg: 'ok' },
  }),
  sampleOf(OF_COMPANY, 'upload_media_job_finish', '异步上传临时素材完成', { JobId: 'jobid_S0MrnndvRG5fadSlLwiBqiDD' }),
];
