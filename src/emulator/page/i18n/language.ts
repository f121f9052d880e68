import { stored } from '../state/stored.js';
import { en, type Messages } from './en.js';
import { zh } from './zh.js';

export type Language = 'en' | 'zh';

const LANGUAGES: Readonly<Record<Language, Messages>> = { en, zh };

/** `zh` or `en`: as chosen, else by the browser's list of languages. */
export const language = stored<Language>('language', (kept) =>
  kept === 'zh' || kept === 'en' ? kept : preferred(navigator.languages),
);

/** The first of the browser's languages that the page speaks; English when it speaks none. */
export function preferred(wanted: readonly string[]): Language {
  const first = wanted.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'zh' || tag === 'en');
  return first === 'zh' ? 'zh' : 'en';
}

/** Everything the page says, in the language of now. */
export function t(): Messages {
  return LANGUAGES[language.value];
}

export function switchLanguage(): void {
  language.value = language.value === 'zh' ? 'en' : 'zh';
}

/** For `lang` attributes and the formatting of dates. */
export function locale(): string {
  return language.value === 'zh' ? 'zh-CN' : 'en';
}
