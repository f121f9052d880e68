import { id as idField, optional } from '../../field/index.js';
import type { ChangeEventTable } from '../event-table.js';
import type {
  CreateParentEvent,
  CreateSchoolDepartmentEvent,
  CreateStudentEvent,
  DeleteParentEvent,
  DeleteSchoolDepartmentEvent,
  DeleteStudentEvent,
  SubscribeSchoolEvent,
  UnsubscribeSchoolEvent,
  UpdateParentEvent,
  UpdateSchoolDepartmentEvent,
  UpdateStudentEvent,
} from './change-school-contact-events.js';

/** The events of the school's contacts. */
export interface SchoolChangeEventMap {
  readonly change_school_contact: {
    readonly create_student: CreateStudentEvent;
    readonly update_student: UpdateStudentEvent;
    readonly delete_student: DeleteStudentEvent;
    readonly create_parent: CreateParentEvent;
    readonly update_parent: UpdateParentEvent;
    readonly delete_parent: DeleteParentEvent;
    readonly subscribe: SubscribeSchoolEvent;
    readonly unsubscribe: UnsubscribeSchoolEvent;
    readonly create_department: CreateSchoolDepartmentEvent;
    readonly update_department: UpdateSchoolDepartmentEvent;
    readonly delete_department: DeleteSchoolDepartmentEvent;
  };
}

const id = idField('Id');
const newId = optional(idField('NewId'));

export const schoolEvents = {
  change_school_contact: {
    create_student: { id, newId },
    update_student: { id, newId },
    delete_student: { id, newId },
    create_parent: { id, newId },
    update_parent: { id, newId },
    delete_parent: { id, newId },
    subscribe: { id, newId },
    unsubscribe: { id, newId },
    create_department: { id, newId },
    update_department: { id, newId },
    delete_department: { id, newId },
  },
} as const satisfies ChangeEventTable<SchoolChangeEventMap>;
