import { computed, signal } from '@preact/signals';
import type { FieldInfo } from '../description/index.js';
import { pushForm } from './gateway.js';

/** What was entered, by the field's path, e.g. `textcard.title`. */
export const entered = signal<Readonly<Record<string, string>>>({});
/** The files that were chosen, by field. */
export const files = signal<Readonly<Record<string, File>>>({});
/** The first field of the chosen way, and the chosen content. */
export const road = signal('');
export const content = signal('');
export const idempotencyKey = signal('');

export function enter(path: string, value: string): void {
  entered.value = { ...entered.value, [path]: value };
}

export function chooseFile(name: string, file: File | undefined): void {
  const { [name]: _before, ...others } = files.value;
  files.value = file === undefined ? others : { ...others, [name]: file };
}

/** The fields that are shown: of the chosen way, the chosen content, and the options. */
export const shownFields = computed<readonly FieldInfo[]>(() => {
  const form = pushForm.value;
  if (form === null || form === undefined) return [];
  return [...chosenRoad.value, ...(chosenContent.value === undefined ? [] : [chosenContent.value]), ...form.options];
});

export const chosenRoad = computed<readonly FieldInfo[]>(() => {
  const roads = pushForm.value?.roads ?? [];
  return roads.find(([first]) => first?.name === road.value) ?? roads[0] ?? [];
});

export const chosenContent = computed<FieldInfo | undefined>(() => {
  const contents = pushForm.value?.contents ?? [];
  return contents.find(({ name }) => name === content.value) ?? contents[0];
});

/** The request as the fields have it. */
export const request = computed<Readonly<Record<string, unknown>>>(() => {
  const values = shownFields.value.map((field) => [field.name, enteredValue(field, field.name)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
});

/** The file that goes along: of the chosen content. */
export const requestFile = computed<File | undefined>(() => files.value[chosenContent.value?.name ?? '']);

/** The names of fields whose JSON is none. */
export const malformed = computed<ReadonlySet<string>>(() => {
  const fields = shownFields.value.filter(({ control }) => control === 'json');
  return new Set(fields.filter(({ name }) => parsed(entered.value[name] ?? '') === undefined).map(({ name }) => name));
});

function enteredValue({ control, fields }: FieldInfo, path: string): unknown {
  const text = (entered.value[path] ?? '').trim();
  switch (control) {
    case 'fields': {
      const members = fields.map((field) => [field.name, enteredValue(field, `${path}.${field.name}`)] as const);
      return Object.fromEntries(members.filter(([, value]) => value !== undefined));
    }
    case 'list':
      return text === '' ? undefined : text.split(/[,，\s]+/).filter((one) => one !== '');
    case 'switch':
      return text === '1' ? 1 : undefined;
    case 'json':
      return text === '' ? undefined : (parsed(text) ?? text);
    default:
      return text === '' ? undefined : (entered.value[path] ?? '');
  }
}

/** What JSON says; `null` for none yet, `undefined` for what is no JSON. */
function parsed(text: string): unknown {
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
