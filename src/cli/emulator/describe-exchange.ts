import type { CallbackExchange, Exchange } from '../../emulator/index.js';

/** One line on what has passed between app and emulator; nothing on what is under way, or on a URL verification. */
export function describeExchange(exchange: Exchange): string | undefined {
  if (exchange.kind === 'api') {
    const { title, errCode, errMsg } = exchange;
    return errCode === undefined || errCode === 0 ? `app → ${title}` : `app → ${title}: ${errCode} ${errMsg ?? ''}`;
  }
  if (exchange.state === 'running' || exchange.request.method === 'GET') return undefined;
  return `${exchange.title} → app: ${outcomeOf(exchange)}`;
}

function outcomeOf({ answer, tries }: CallbackExchange): string {
  const last = tries.at(-1);
  const count = tries.length > 1 ? `try ${tries.length}, ` : '';
  if (answer === undefined) return `${count}${last?.problem ?? 'not answered'}`;
  const what = { empty: 'no reply', success: 'no reply', reply: 'reply', refused: `reply refused, ${answer.problem}` };
  return `${count}${what[answer.kind]}, ${last?.durationMs} ms`;
}
