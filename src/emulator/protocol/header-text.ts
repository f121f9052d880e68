/** Text as the raw UTF-8 bytes of a header value, which is how nginx sends it; Node wants them as latin1. */
export function headerText(text: string): string {
  return Buffer.from(text.replace(/[\r\n]+/g, ' ')).toString('latin1');
}
