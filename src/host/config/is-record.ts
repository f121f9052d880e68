/** Whether a value is an object as JSON has them, and no instance of a class. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // A config in TypeScript is run by jiti, whose objects may be of another realm.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
