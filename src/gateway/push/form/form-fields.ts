/** Fields that may come several times, and are then a list. */
const LISTS: ReadonlySet<string> = new Set(['toUser', 'toParty', 'toTag', 'mentionedList', 'mentionedMobileList']);
/** Those that are a list even when they come once. */
const ALWAYS_LISTS: ReadonlySet<string> = new Set(['mentionedList', 'mentionedMobileList']);
const FLAGS: ReadonlySet<string> = new Set(['safe', 'enableIdTrans']);
/** Those that have members of their own, which a form can only hold as JSON. */
const JSON_FIELDS: ReadonlySet<string> = new Set(['textcard', 'news', 'templateCard']);

/** The fields of a form in the shape of a JSON request. */
export function requestOfFields(fields: ReadonlyMap<string, readonly string[]>): Record<string, unknown> {
  return Object.fromEntries([...fields].map(([name, values]) => [name, fieldValue(name, values)]));
}

function fieldValue(name: string, values: readonly string[]): unknown {
  const [first = ''] = values;
  // A list in the place of one value is refused by the schema, which names the field.
  if (values.length > 1 || ALWAYS_LISTS.has(name)) return values;
  if (LISTS.has(name)) return first;
  if (FLAGS.has(name) && /^[01]$/.test(first)) return Number(first);
  return JSON_FIELDS.has(name) ? parsed(first) : first;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
