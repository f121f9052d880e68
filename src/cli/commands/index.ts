export { loadCommands } from './load-commands.js';
