export type { Messages } from './en.js';
export { language, locale, switchLanguage, t } from './language.js';
