import type { Exchange } from '../../page-api/index.js';

export type Outcome = 'running' | 'done' | 'warned' | 'failed';

/** How an exchange went, in one word. */
export function outcomeOf(exchange: Exchange): Outcome {
  if (exchange.kind === 'api') {
    if (exchange.status >= 400 || (exchange.errCode ?? 0) !== 0) return 'failed';
  } else {
    if (exchange.state !== 'done') return exchange.state;
    if (exchange.answer?.kind === 'refused') return 'failed';
  }
  return exchange.warnings.length > 0 ? 'warned' : 'done';
}
