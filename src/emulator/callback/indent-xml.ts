const TOKEN = /<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g;

/** The same XML with a line for each element, for people. What is not XML comes back as it is. */
export function indentXml(xml: string): string {
  if (!xml.trimStart().startsWith('<')) return xml;
  const lines: string[] = [];
  let depth = 0;
  /** An open tag and the text after it, as long as no other tag has come. */
  let open: string | undefined;
  const add = (line: string): void => {
    lines.push('  '.repeat(Math.max(0, depth)) + line);
  };
  const addOpen = (): void => {
    if (open === undefined) return;
    add(open.trimEnd());
    open = undefined;
    depth += 1;
  };
  for (const [token] of xml.matchAll(TOKEN)) {
    if (!token.startsWith('<') || token.startsWith('<![CDATA[')) {
      if (open !== undefined) open += token;
      else if (token.trim() !== '') add(token.trim());
    } else if (token.startsWith('</')) {
      if (open === undefined) depth -= 1;
      add((open ?? '') + token);
      open = undefined;
    } else {
      addOpen();
      if (token.endsWith('/>') || token.startsWith('<?') || token.startsWith('<!')) add(token);
      else open = token;
    }
  }
  addOpen();
  return lines.join('\n');
}
