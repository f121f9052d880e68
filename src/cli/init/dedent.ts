/**
 * Takes the indentation off a text that is written inside code: that of its first line, off every line, and the line
 * ends around it, but for one at its end.
 */
export function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  return `${lines.map((line) => line.slice(Math.min(indent, line.search(/[^ ]|$/)))).join('\n')}\n`;
}
