/** Names what WeCom sent in a warning: on one line and of bounded length, whatever it was. */
export function quoteWire(wire: string): string {
  return JSON.stringify(wire.length > 64 ? `${wire.slice(0, 64)}…` : wire);
}
