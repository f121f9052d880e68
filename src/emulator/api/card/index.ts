export { hasCallback } from './card-types.js';
export { checkCard } from './check-card.js';
