import { defined, type WireRecord } from '../wire/index.js';
import { type CustomerMessage, customerMessageToWire } from './attachment.js';

/** A member's notes on a contact; at least one of them. What is left out stays as it is. */
export interface RemarkRequest {
  readonly userId: string;
  readonly externalUserId: string;
  /** At most 20 characters. */
  readonly remark?: string;
  /** At most 150 characters. */
  readonly description?: string;
  /** At most 20 characters; for contacts who use WeChat. */
  readonly remarkCompany?: string;
  /** Takes the place of the present numbers; `['']` removes them. */
  readonly remarkMobiles?: readonly string[];
  /** From `media.upload('image', …)`. */
  readonly remarkPicMediaId?: string;
}

/** A welcome for a new contact. */
export type WelcomeMessage = CustomerMessage & {
  /** From the event that tells of the new contact: works once, within 20 seconds. */
  readonly welcomeCode: string;
};

/** To customers one by one, at least one way of naming them; `externalUserId` switches `tagFilter` off. */
interface SingleMassMessage {
  readonly chatType?: 'single';
  /** At most 10,000. */
  readonly externalUserId?: readonly string[];
  /** Lists of at most 100 tag ids: one of each list, and of every list. */
  readonly tagFilter?: { readonly groupList: readonly { readonly tagList: readonly string[] }[] };
  /** Userid of the member who is to send it. */
  readonly sender?: string;
}

/** To groups of customers. */
interface GroupMassMessage {
  readonly chatType: 'group';
  /** At most 2000. */
  readonly chatIdList?: readonly string[];
  /** Userid of the member who is to send it. */
  readonly sender: string;
  /** Whether the member may choose the groups. */
  readonly allowSelect?: boolean;
}

/** A mass message (企业群发) for members to send. */
export type MassMessageRequest = CustomerMessage & (SingleMassMessage | GroupMassMessage);

/** Spells a remark as `externalcontact/remark` takes it. */
export function remarkToWire(request: RemarkRequest): WireRecord {
  return defined({
    userid: request.userId,
    external_userid: request.externalUserId,
    remark: request.remark,
    description: request.description,
    remark_company: request.remarkCompany,
    remark_mobiles: request.remarkMobiles,
    remark_pic_mediaid: request.remarkPicMediaId,
  });
}

/** Spells a mass message as `externalcontact/add_msg_template` takes it. */
export function massMessageToWire(request: MassMessageRequest): WireRecord {
  return defined({
    chat_type: request.chatType,
    sender: request.sender,
    ...(request.chatType === 'group' ? groupTargets(request) : singleTargets(request)),
    ...customerMessageToWire(request),
  });
}

function singleTargets({ externalUserId, tagFilter }: SingleMassMessage): WireRecord {
  const groups = tagFilter?.groupList.map(({ tagList }) => ({ tag_list: tagList }));
  return { external_userid: externalUserId, tag_filter: groups === undefined ? undefined : { group_list: groups } };
}

function groupTargets({ chatIdList, allowSelect }: GroupMassMessage): WireRecord {
  return { chat_id_list: chatIdList, allow_select: allowSelect };
}
