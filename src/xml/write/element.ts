import { cdata } from './cdata.js';

/** Writes an element around what is XML already. The name is written as it is: it must come from code, not from data. */
export function element(name: string, xml: string | number | boolean): string {
  return `<${name}>${xml}</${name}>`;
}

/** Writes an element that holds a text, as a CDATA section. The name must come from code, not from data. */
export function textElement(name: string, text: string): string {
  return `<${name}>${cdata(text)}</${name}>`;
}
