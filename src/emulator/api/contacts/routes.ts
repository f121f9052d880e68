import { get, post, type RouteTable } from '../../protocol/index.js';
import { getDepartment, listDepartments, simpleListDepartments } from './department.js';
import { createTag, deleteTag, getTag, listTags, updateTag } from './tag.js';
import { addTagUsers, deleteTagUsers } from './tag-members.js';
import {
  convertToOpenId,
  getUser,
  getUserIdByEmail,
  getUserIdByMobile,
  listUserIds,
  listUsers,
  simpleListUsers,
} from './user.js';

/** Members, departments and tags (通讯录管理). */
export const contactsRoutes: RouteTable = {
  'user/get': get(getUser, {
    access: 'details',
    lists: ['department', 'order', 'is_leader_in_dept', 'direct_leader'],
  }),
  'user/simplelist': get(simpleListUsers, { access: 'details', lists: ['userlist'] }),
  'user/list': get(listUsers, { access: 'details', lists: ['userlist'] }),
  'user/list_id': post(listUserIds, { access: 'contacts', lists: ['dept_user'] }),
  'user/getuserid': post(getUserIdByMobile),
  'user/get_userid_by_email': post(getUserIdByEmail),
  'user/convert_to_openid': post(convertToOpenId),
  'department/list': get(listDepartments, { access: 'details', lists: ['department'] }),
  'department/simplelist': get(simpleListDepartments, { access: 'any', lists: ['department_id'] }),
  'department/get': get(getDepartment, { access: 'details' }),
  'tag/list': get(listTags, { access: 'any', lists: ['taglist'] }),
  'tag/get': get(getTag, { access: 'any', lists: ['userlist', 'partylist'] }),
  'tag/create': post(createTag, { access: 'any' }),
  'tag/update': post(updateTag, { access: 'any' }),
  'tag/delete': get(deleteTag, { access: 'any' }),
  'tag/addtagusers': post(addTagUsers, { access: 'any' }),
  'tag/deltagusers': post(deleteTagUsers, { access: 'any' }),
};
