import { describe } from 'node:test';
import type { ArchiveChangeEventMap, ArchiveEventMap } from '../../src/message/index.js';
import { type Expected, type ExpectedChanges, itReadsChanges, itReadsEvents } from './fixtures.js';

const expected: Expected<ArchiveEventMap> = {
  msgaudit_notify: { agentId: 1000002 },
  document_archive_change: {},
  file_content_archive_auth_change: {},
  file_content_archive_user_list_change: {},
};

const expectedChanges: ExpectedChanges<ArchiveChangeEventMap> = {
  wedrive_archive_space_change: { auth_space: {}, cancel_auth_space: {} },
};

describe('archive events', () => {
  itReadsEvents('archive', expected);
  itReadsChanges('archive', expectedChanges);
});
