/** Splits a list that the platform writes as one string, `a|b`; empty when absent. */
export function fromPipeList(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split('|').filter((item) => item !== '') : [];
}
