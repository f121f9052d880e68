/** A request as a `curl` command that a POSIX shell takes. */
export function toCurl(method: 'GET' | 'POST', url: string, body: string): string {
  if (method === 'GET') return `curl ${quote(url)}`;
  return `curl -X POST ${quote(url)} \\\n  -H 'Content-Type: text/xml' \\\n  --data-binary ${quote(body)}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
