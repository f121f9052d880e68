import { commaList, decodeId, decodeInteger, type FieldsOf, id, integer, optional, text } from '../../field/index.js';
import type { ChangeEventTable } from '../event-table.js';
import type { CreatePartyEvent, DeletePartyEvent, UpdatePartyEvent } from './contact-party-events.js';
import type { UpdateTagEvent } from './contact-tag-events.js';
import type { ContactUserDetails, CreateUserEvent, DeleteUserEvent, UpdateUserEvent } from './contact-user-events.js';
import { extAttr } from './ext-attr.js';

/** The events of the company's contacts. */
export interface ContactChangeEventMap {
  readonly change_contact: {
    readonly create_user: CreateUserEvent;
    readonly update_user: UpdateUserEvent;
    readonly delete_user: DeleteUserEvent;
    readonly create_party: CreatePartyEvent;
    readonly update_party: UpdatePartyEvent;
    readonly delete_party: DeletePartyEvent;
    readonly update_tag: UpdateTagEvent;
  };
}

const userId = id('UserID');
const department = commaList('Department', decodeInteger);

const userDetails: FieldsOf<ContactUserDetails> = {
  name: optional(text('Name')),
  mainDepartment: optional(integer('MainDepartment')),
  isLeaderInDept: optional(commaList('IsLeaderInDept', decodeInteger)),
  directLeader: optional(commaList('DirectLeader', decodeId)),
  position: optional(text('Position')),
  mobile: optional(id('Mobile')),
  gender: optional(integer('Gender')),
  email: optional(id('Email')),
  bizMail: optional(id('BizMail')),
  status: optional(integer('Status')),
  avatar: optional(id('Avatar')),
  alias: optional(text('Alias')),
  telephone: optional(id('Telephone')),
  address: optional(text('Address')),
  extAttr: optional(extAttr),
};

export const contactEvents = {
  change_contact: {
    create_user: { userId, department, ...userDetails },
    update_user: { userId, newUserId: optional(id('NewUserID')), department: optional(department), ...userDetails },
    delete_user: { userId },
    create_party: { id: integer('Id'), name: text('Name'), parentId: integer('ParentId'), order: integer('Order') },
    update_party: {
      id: integer('Id'),
      name: optional(text('Name')),
      parentId: optional(integer('ParentId')),
    },
    delete_party: { id: integer('Id') },
    update_tag: {
      tagId: integer('TagId'),
      addUserItems: commaList('AddUserItems', decodeId),
      delUserItems: commaList('DelUserItems', decodeId),
      addPartyItems: commaList('AddPartyItems', decodeInteger),
      delPartyItems: commaList('DelPartyItems', decodeInteger),
    },
  },
} as const satisfies ChangeEventTable<ContactChangeEventMap>;
