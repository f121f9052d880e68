const HAN = /\p{Script=Han}/u;

/**
 * What an avatar without a picture shows: of a Chinese name the last two characters for a person (the given name) and
 * the first two for anything else, of other names the first letters of two words.
 */
export function initials(name: string, isPerson: boolean): string {
  const letters = [...name.trim()];
  const han = letters.filter((letter) => HAN.test(letter));
  if (han.length > 0) return (isPerson ? han.slice(-2) : han.slice(0, 2)).join('');
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const [first = '?', second = ''] = words;
  return ([...first].slice(0, 1).join('') + [...second].slice(0, 1).join('')).toUpperCase();
}

/** A number from 0 to `count - 1` that belongs to the name, so that the same one always has the same colour. */
export function colourOf(name: string, count: number): number {
  let hash = 7;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash % count;
}
