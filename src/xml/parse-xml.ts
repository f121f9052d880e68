import { parseGeneralXml } from './parse-general-xml.js';
import { scanFlatXml } from './scan-flat-xml.js';
import type { XmlRecord } from './xml-value.js';

/**
 * Reads an XML document; answers the children of its root element. Text is neither trimmed nor converted.
 *
 * @throws CallbackError `malformed_xml`, also for any DTD
 */
export function parseXml(text: string): XmlRecord {
  return scanFlatXml(text) ?? parseGeneralXml(text);
}
