/** Whether two paths are the same to Express and to most proxies, for which neither case nor a last slash counts. */
export function isSamePath(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(path: string): string {
  return (path.endsWith('/') ? path.slice(0, -1) : path).toLowerCase();
}
