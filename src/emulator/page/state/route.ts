/** What the address of the page says is open. */
export interface Route {
  readonly conversationId?: string;
  /** On a phone: the inspector covers the conversation. */
  readonly isInspecting: boolean;
  readonly exchangeId?: string;
}

const INSPECT = 'inspect';

/** Reads the address's fragment: `#/CONVERSATION`, `#/CONVERSATION/inspect` or `#/CONVERSATION/inspect/EXCHANGE`. */
export function parseRoute(hash: string): Route {
  const [conversationId = '', inspect, exchangeId = ''] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decode);
  return {
    ...(conversationId === '' ? {} : { conversationId }),
    isInspecting: inspect === INSPECT,
    ...(inspect !== INSPECT || exchangeId === '' ? {} : { exchangeId }),
  };
}

export function formatRoute({ conversationId = '', isInspecting, exchangeId }: Route): string {
  const parts = [
    conversationId,
    ...(isInspecting ? [INSPECT] : []),
    ...(isInspecting && exchangeId ? [exchangeId] : []),
  ];
  return `#/${parts.map(encode).join('/')}`;
}

/** Keeps the colons of conversation ids, which need no escaping in a fragment. */
function encode(part: string): string {
  return encodeURIComponent(part).replaceAll('%3A', ':');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
