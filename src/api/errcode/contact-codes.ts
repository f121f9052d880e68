import type { ErrCodeTable } from './err-code-entry.js';

/** Errcodes of external contacts (客户联系). */
export const CONTACT_CODES = {
  40096: ['invalid_external_user_id', 'bad external_userid', '不合法的外部联系人userid'],
  40126: ['too_many_corp_tags', 'too many corp tags', '企业标签个数达到上限'],
  40144: ['too_many_contact_tags', 'too many tags on the contact', '客户标签数达到上限'],
  41048: ['nobody_to_send_to', 'nobody to send to', '无可发送的客户'],
  41050: ['invalid_welcome_code', 'bad welcome_code', '无效的欢迎语code', 'It works once, within 20 seconds.'],
  41051: ['chat_already_started', 'the chat has already started', '客户和服务人员已经开始聊天了'],
  41063: ['mass_send_pending', 'the mass message is being dispatched', '群发消息正在被派发中，请稍后再试'],
  41064: ['too_many_attachments', 'too many attachments', '附件数量超过限制'],
  41065: ['invalid_attachment_type', 'bad attachment type', '无效的附件类型'],
  41096: ['welcome_msg_pending', 'a welcome message is being sent', '欢迎语已在发送中'],
  84061: ['not_external_contact', 'not a contact of this member', '不存在外部联系人的关系'],
  84074: ['no_external_contact_right', 'no right to external contacts', '没有外部联系人权限'],
  84084: ['not_a_follower', 'the member does not follow this contact', '非跟进用户'],
  86214: ['invalid_chat_type', 'bad chat_type', '群发类型不合法'],
} as const satisfies ErrCodeTable;
