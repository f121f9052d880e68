export { CallbackDelivery } from './callback-delivery.js';
export type { DeliveryOptions } from './delivery-options.js';
export type { DeliverySettings } from './delivery-settings.js';
