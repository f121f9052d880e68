const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** The words of an article's HTML: it is shown as text, never as HTML. */
export function stripTags(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/giu, '')
    .replace(/<br\s*\/?>|<\/(?:p|div|li|h\d|tr)>/giu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/gu, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}
