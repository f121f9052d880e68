import type { OpenString } from '../../open-string.js';
import type { EventBase } from '../event-base.js';

/** An asynchronous task and its outcome. */
export interface BatchJob {
  /** The id that starting the task returned, at most 64 characters. */
  readonly jobId: string;
  readonly jobType: OpenString<
    | 'sync_user'
    | 'replace_user'
    | 'invite_user'
    | 'replace_party'
    | 'export_user'
    | 'export_simple_user'
    | 'export_department'
    | 'export_tag'
    | 'import_chain_contact'
  >;
  /** 0 when it succeeded. */
  readonly errCode: number;
  readonly errMsg: string;
}

/**
 * `batch_job_result`: an asynchronous import or export has ended (异步任务完成).
 *
 * @see https://developer.work.weixin.qq.com/document/path/90973
 */
export interface BatchJobResultEvent extends EventBase {
  readonly event: 'batch_job_result';
  readonly batchJob: BatchJob;
}

/**
 * `upload_media_job_finish`: an asynchronous upload of media has ended (异步上传临时素材). Its payload is not confirmed.
 *
 * @see https://developer.work.weixin.qq.com/document/path/96219
 */
export interface UploadMediaJobFinishEvent extends EventBase {
  readonly event: 'upload_media_job_finish';
  /** The id that starting the upload returned. */
  readonly jobId?: string;
}
