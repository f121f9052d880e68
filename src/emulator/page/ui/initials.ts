const HAN = /\p{Script=Han}/u;

/** What an avatar without a picture shows: the last two characters of a Chinese name, else the first of two words. */
export function initials(name: string): string {
  const letters = [...name.trim()];
  if (letters.some((letter) => HAN.test(letter)))
    return letters
      .filter((letter) => HAN.test(letter))
      .slice(-2)
      .join('');
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
