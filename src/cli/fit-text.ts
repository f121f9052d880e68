/** Chinese and other characters that take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** A text as it fits into so many columns, cut short with `…` where it does not. */
export function fitText(text: string, columns: number): string {
  let width = 0;
  let end = 0;
  for (const character of text) {
    width += WIDE.test(character) ? 2 : 1;
    if (width > columns) return `${text.slice(0, end).trimEnd()}…`;
    // The last column is kept for the mark.
    if (width < columns) end += character.length;
  }
  return text;
}
