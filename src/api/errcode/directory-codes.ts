import type { ErrCodeTable } from './err-code-entry.js';

/** Errcodes of members, departments and tags (通讯录管理). */
export const DIRECTORY_CODES = {
  40068: ['invalid_tag_id', 'bad tag id', '不合法的标签/标签组ID'],
  40070: ['all_tag_nodes_invalid', 'none of the members and departments is valid', '指定的标签范围结点全部无效'],
  40071: ['tag_name_taken', 'the tag name is taken', '不合法的标签名字'],
  40072: ['invalid_tag_name_length', 'the tag name needs 1 to 32 characters', '不合法的标签名字长度'],
  46004: ['user_not_found', 'no such member', '指定的用户不存在'],
  60003: ['department_not_found', 'no such department', '部门ID不存在'],
  60111: ['user_id_not_found', 'no such userid, or not visible to the app', 'UserID不存在'],
  60123: ['invalid_department_id', 'bad department id', '无效的部门id'],
  81003: ['too_many_tag_nodes', 'more than 30,000 members and departments in the tag', '标签成员数超过限制'],
} as const satisfies ErrCodeTable;
