export type { ContactDriver, DriverCapabilities, SendTogether } from './contact-driver.js';
export type { ContactMessage } from './contact-message.js';
export type { ContactSendResult } from './contact-send-result.js';
export type { DriverAccount, DriverEvent, DriverScanEvent, DriverVerifyCodeEvent } from './driver-event.js';
export { FollowerContacts, type FollowerContactsOptions } from './followers/index.js';
export type { GatewayContact, GatewayFollower, GatewayTag } from './gateway-contact.js';
