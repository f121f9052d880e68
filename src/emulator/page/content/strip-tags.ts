const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** The words of an article's HTML: it is shown as text, never as HTML. */
export function stripTags(html: string): string {
  return withoutScripts(html)
    .replace(/<br\s*\/?>|<\/(?:p|div|li|h\d|tr)>/giu, '\n')
    .replace(/<[^<>]*>/gu, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/gu, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** One that is never closed takes the rest with it, as in a browser. */
function withoutScripts(html: string): string {
  // Letters of other scripts can change their length with their case.
  const lower = html.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  let kept = '';
  let done = 0;
  for (const match of lower.matchAll(/<(script|style)\b/g)) {
    if (match.index < done) continue;
    kept += html.slice(done, match.index);
    const end = lower.indexOf(`</${match[1]}`, match.index);
    if (end === -1) return kept;
    done = end;
  }
  return kept + html.slice(done);
}
