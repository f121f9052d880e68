export { dropCommand } from './drop-command.js';
export { listCommand } from './list-command.js';
export { retryCommand } from './retry-command.js';
