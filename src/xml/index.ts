export { parseGeneralXml } from './parse-general-xml.js';
export { parseXml } from './parse-xml.js';
export { scanFlatXml } from './scan-flat-xml.js';
export type { XmlRecord, XmlValue } from './xml-value.js';
