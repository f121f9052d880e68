export type { Messages } from './en.js';
export { followLanguage, isChinese, switchLanguage, t } from './language.js';
