export { type Department, DepartmentApi, type SimpleDepartment } from './department-api.js';
export { type Tag, TagApi, type TagChange, type TagMembers, type TagNodes } from './tag-api.js';
export type { DepartmentUser, ExternalAttribute, ExternalProfile, SimpleUser, User, UserAttribute } from './user.js';
export { UserApi } from './user-api.js';
