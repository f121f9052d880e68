/** A list that the platform writes as one string, `a|b`, or as an array; empty when absent. */
export function fromPipeList(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value.split('|').filter((item) => item !== '') : [];
}
