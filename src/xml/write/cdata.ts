import { xmlSafe } from './xml-safe.js';

/**
 * Writes a text as a CDATA section that a parser reads back unchanged, but for what `xmlSafe` takes out and carriage
 * returns, which XML makes line feeds. A text that holds `]]>` becomes two sections, so that it can never end its
 * own and go on as markup.
 */
export function cdata(text: string): string {
  const safe = xmlSafe(text);
  return `<![CDATA[${safe.includes(']]>') ? safe.replaceAll(']]>', ']]]]><![CDATA[>') : safe}]]>`;
}
