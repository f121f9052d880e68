import { effect, signal } from '@preact/signals';
import { en, type Messages } from './en.js';
import { zh } from './zh.js';

type Language = 'en' | 'zh';

const LANGUAGES: Readonly<Record<Language, Messages>> = { en, zh };
const KEPT_AS = 'wecom-push-gateway.language';

const language = signal<Language>(kept() ?? preferred(navigator.languages));

/** Everything the page says, in the language of now. */
export function t(): Messages {
  return LANGUAGES[language.value];
}

export function isChinese(): boolean {
  return language.value === 'zh';
}

export function switchLanguage(): void {
  language.value = language.value === 'zh' ? 'en' : 'zh';
  try {
    localStorage.setItem(KEPT_AS, language.value);
  } catch {
    // Storage is switched off: the choice lasts as long as the page.
  }
}

/** Keeps the document's language and title in step. */
export function followLanguage(): void {
  effect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
    document.title = t().title;
  });
}

function kept(): Language | undefined {
  try {
    const value = localStorage.getItem(KEPT_AS);
    return value === 'en' || value === 'zh' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first of the browser's languages that the page speaks; English when it speaks none. */
function preferred(wanted: readonly string[]): Language {
  const first = wanted.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'zh' || tag === 'en');
  return first === 'zh' ? 'zh' : 'en';
}
