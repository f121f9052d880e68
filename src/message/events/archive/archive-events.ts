import { agentId } from '../../field/index.js';
import type { ChangeEventTable, EventTable } from '../event-table.js';
import type {
  AuthSpaceEvent,
  CancelAuthSpaceEvent,
  DocumentArchiveChangeEvent,
  FileContentArchiveAuthChangeEvent,
  FileContentArchiveUserListChangeEvent,
} from './data-archive-events.js';
import type { MsgauditNotifyEvent } from './msgaudit-events.js';

/** The events of the archives of messages, documents and files. */
export interface ArchiveEventMap {
  readonly msgaudit_notify: MsgauditNotifyEvent;
  readonly document_archive_change: DocumentArchiveChangeEvent;
  readonly file_content_archive_auth_change: FileContentArchiveAuthChangeEvent;
  readonly file_content_archive_user_list_change: FileContentArchiveUserListChangeEvent;
}

/** The events of the archive of drive spaces. */
export interface ArchiveChangeEventMap {
  readonly wedrive_archive_space_change: {
    readonly auth_space: AuthSpaceEvent;
    readonly cancel_auth_space: CancelAuthSpaceEvent;
  };
}

export const archiveEvents = {
  msgaudit_notify: { agentId },
  document_archive_change: {},
  file_content_archive_auth_change: {},
  file_content_archive_user_list_change: {},
} as const satisfies EventTable<ArchiveEventMap>;

export const archiveChangeEvents = {
  wedrive_archive_space_change: { auth_space: {}, cancel_auth_space: {} },
} as const satisfies ChangeEventTable<ArchiveChangeEventMap>;
