export type { Messages } from './en.js';
export { followLanguage, locale, switchLanguage, t } from './language.js';
