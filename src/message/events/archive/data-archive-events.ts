import type { EventBase } from '../event-base.js';

// A newer family of which only the names are known: read what the payloads hold from `raw`.

/**
 * `document_archive_change`: the archive of documents changed.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface DocumentArchiveChangeEvent extends EventBase {
  readonly event: 'document_archive_change';
}

/**
 * `file_content_archive_auth_change`: the authorisation to archive file contents changed.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface FileContentArchiveAuthChangeEvent extends EventBase {
  readonly event: 'file_content_archive_auth_change';
}

/**
 * `file_content_archive_user_list_change`: whose file contents are archived changed.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface FileContentArchiveUserListChangeEvent extends EventBase {
  readonly event: 'file_content_archive_user_list_change';
}

/** What the events of the archive of drive spaces (微盘空间) have. */
export interface WedriveArchiveSpaceEventBase extends EventBase {
  readonly event: 'wedrive_archive_space_change';
}

/**
 * `wedrive_archive_space_change` / `auth_space`: a space may be archived from now on.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface AuthSpaceEvent extends WedriveArchiveSpaceEventBase {
  readonly changeType: 'auth_space';
}

/**
 * `wedrive_archive_space_change` / `cancel_auth_space`: a space may be archived no more.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export interface CancelAuthSpaceEvent extends WedriveArchiveSpaceEventBase {
  readonly changeType: 'cancel_auth_space';
}
