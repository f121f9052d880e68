/** Gathers the values of an option that may be repeated. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** Gathers ids, of which one value may hold several, with `|` between them as the server API has them. */
export function collectIds(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...value.split('|').filter((id) => id !== '')];
}
