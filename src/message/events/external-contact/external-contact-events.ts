import { decodeId, id, integer, list, optional } from '../../field/index.js';
import type { ChangeEventTable } from '../event-table.js';
import type {
  BalanceExhaustedEvent,
  BalanceIncreasedEvent,
  BalanceLowEvent,
  CustomerStartChatEvent,
  DeleteLinkEvent,
  FriendRequestEvent,
  LinkUnavailableEvent,
  MessageFromCustomerEvent,
  OpenProfileEvent,
  QuotaExpireSoonEvent,
} from './customer-acquisition-events.js';
import type {
  CreateExternalChatEvent,
  DismissExternalChatEvent,
  UpdateExternalChatEvent,
} from './external-chat-events.js';
import type {
  AddExternalContactEvent,
  AddHalfExternalContactEvent,
  DelExternalContactEvent,
  DelFollowUserEvent,
  EditExternalContactEvent,
  MsgAuditApprovedEvent,
  TransferFailEvent,
} from './external-contact-member-events.js';
import type {
  CreateExternalTagEvent,
  DeleteExternalTagEvent,
  ShuffleExternalTagEvent,
  UpdateExternalTagEvent,
} from './external-tag-events.js';

/** The events of customers, their groups and tags, and of winning them. */
export interface ExternalContactChangeEventMap {
  readonly change_external_contact: {
    readonly add_external_contact: AddExternalContactEvent;
    readonly edit_external_contact: EditExternalContactEvent;
    readonly add_half_external_contact: AddHalfExternalContactEvent;
    readonly del_external_contact: DelExternalContactEvent;
    readonly del_follow_user: DelFollowUserEvent;
    readonly transfer_fail: TransferFailEvent;
    readonly msg_audit_approved: MsgAuditApprovedEvent;
  };
  readonly change_external_chat: {
    readonly create: CreateExternalChatEvent;
    readonly update: UpdateExternalChatEvent;
    readonly dismiss: DismissExternalChatEvent;
  };
  readonly change_external_tag: {
    readonly create: CreateExternalTagEvent;
    readonly update: UpdateExternalTagEvent;
    readonly delete: DeleteExternalTagEvent;
    readonly shuffle: ShuffleExternalTagEvent;
  };
  readonly customer_acquisition: {
    readonly balance_low: BalanceLowEvent;
    readonly balance_exhausted: BalanceExhaustedEvent;
    readonly balance_increased: BalanceIncreasedEvent;
    readonly quota_expire_soon: QuotaExpireSoonEvent;
    readonly link_unavailable: LinkUnavailableEvent;
    readonly delete_link: DeleteLinkEvent;
    readonly open_profile: OpenProfileEvent;
    readonly friend_request: FriendRequestEvent;
    readonly customer_start_chat: CustomerStartChatEvent;
    readonly message_from_customer: MessageFromCustomerEvent;
  };
}

const userId = id('UserID');
const externalUserId = id('ExternalUserID');
const state = id('State');
const welcomeCode = optional(id('WelcomeCode'));
const chatId = id('ChatId');
const tagId = id('Id');
const tagType = id('TagType');
const strategyId = optional(integer('StrategyId'));
const linkId = id('LinkId');

export const externalContactEvents = {
  change_external_contact: {
    add_external_contact: { userId, externalUserId, state: optional(state), welcomeCode },
    edit_external_contact: { userId, externalUserId, state: optional(state) },
    add_half_external_contact: { userId, externalUserId, state: optional(state), welcomeCode },
    del_external_contact: { userId, externalUserId, source: optional(id('Source')) },
    del_follow_user: { userId, externalUserId },
    transfer_fail: { userId, externalUserId, failReason: id('FailReason') },
    msg_audit_approved: { userId, externalUserId, welcomeCode },
  },
  change_external_chat: {
    create: { chatId },
    update: {
      chatId,
      updateDetail: id('UpdateDetail'),
      joinScene: optional(integer('JoinScene')),
      quitScene: optional(integer('QuitScene')),
      memChangeCnt: optional(integer('MemChangeCnt')),
      memChangeList: list('MemChangeList/Item', decodeId),
      lastMemVer: optional(id('LastMemVer')),
      curMemVer: optional(id('CurMemVer')),
    },
    dismiss: { chatId },
  },
  change_external_tag: {
    create: { id: tagId, tagType, strategyId },
    update: { id: tagId, tagType, strategyId },
    delete: { id: tagId, tagType, strategyId },
    shuffle: { id: tagId, strategyId },
  },
  customer_acquisition: {
    balance_low: {},
    balance_exhausted: {},
    balance_increased: {},
    quota_expire_soon: { expireTime: integer('ExpireTime'), expireQuotaNum: integer('ExpireQuotaNum') },
    link_unavailable: { linkId },
    delete_link: { linkId },
    open_profile: { linkId, state },
    friend_request: { linkId, state },
    customer_start_chat: { userId, externalUserId, linkId },
    message_from_customer: {
      linkId,
      chatKey: id('ChatKey'),
      userId: optional(userId),
      externalUserId: optional(externalUserId),
      chatSeq: optional(id('ChatSeq')),
    },
  },
} as const satisfies ChangeEventTable<ExternalContactChangeEventMap>;
