export { FollowerContacts, type FollowerContactsOptions } from './follower-contacts.js';
