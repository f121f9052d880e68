export { cdata } from './cdata.js';
export { element, textElement } from './element.js';
export { xmlSafe } from './xml-safe.js';
