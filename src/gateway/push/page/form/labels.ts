import type { FieldInfo } from '../description/index.js';
import { isChinese, t } from '../i18n/index.js';

/** What a field is called: in words where the page knows it, else as the API has it. */
export function labelOf({ name }: Pick<FieldInfo, 'name'>): string {
  return t().fields[name] ?? name;
}

/** What the description says of a field, in the language of now. */
export function hintOf({ schema }: FieldInfo): string {
  const chinese = isChinese() ? schema['x-description-zh'] : undefined;
  return chinese ?? schema.description ?? '';
}
