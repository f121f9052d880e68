import { get, post, type RouteTable } from '../../protocol/index.js';
import { batchGetByUser, getContact, getFollowUserList, listContacts } from './contact.js';
import { addCorpTag, deleteCorpTag, editCorpTag, getCorpTagList, markTag } from './corp-tag.js';
import { getGroupChat, listGroupChats } from './group-chat.js';
import { addMessageTemplate } from './mass-message.js';
import { remarkContact } from './remark.js';
import { sendWelcomeMessage } from './welcome.js';

/** Customers, their tags and groups, and messages to them (客户联系). */
export const customerRoutes: RouteTable = {
  'externalcontact/get_follow_user_list': get(getFollowUserList, { lists: ['follow_user'] }),
  'externalcontact/list': get(listContacts, { lists: ['external_userid'] }),
  'externalcontact/get': get(getContact, { lists: ['follow_user'] }),
  'externalcontact/batch/get_by_user': post(batchGetByUser, { lists: ['external_contact_list'] }),
  'externalcontact/remark': post(remarkContact),
  'externalcontact/get_corp_tag_list': post(getCorpTagList, { lists: ['tag_group'] }),
  'externalcontact/add_corp_tag': post(addCorpTag),
  'externalcontact/edit_corp_tag': post(editCorpTag),
  'externalcontact/del_corp_tag': post(deleteCorpTag),
  'externalcontact/mark_tag': post(markTag),
  'externalcontact/groupchat/list': post(listGroupChats, { lists: ['group_chat_list'] }),
  'externalcontact/groupchat/get': post(getGroupChat),
  'externalcontact/send_welcome_msg': post(sendWelcomeMessage),
  'externalcontact/add_msg_template': post(addMessageTemplate, { lists: ['fail_list'] }),
};
