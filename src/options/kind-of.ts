/** What people call a value, where it is of the wrong type. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') return 'text';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
