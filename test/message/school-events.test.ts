import { describe } from 'node:test';
import type { SchoolChangeEventMap } from '../../src/message/index.js';
import { type ExpectedChanges, itReadsChanges } from './fixtures.js';

const id = '00123';
const newId = '00124';

const expected: ExpectedChanges<SchoolChangeEventMap> = {
  change_school_contact: {
    create_student: { id },
    update_student: { id, newId },
    delete_student: { id },
    create_parent: { id },
    update_parent: { id, newId },
    delete_parent: { id },
    subscribe: { id },
    unsubscribe: { id },
    create_department: { id },
    update_department: { id },
    delete_department: { id },
  },
};

describe('school events', () => itReadsChanges('school', expected));
