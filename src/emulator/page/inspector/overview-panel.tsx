import type { CallbackExchange } from '../../page-api/index.js';
import { locale, t } from '../i18n/index.js';
import { formatExactTime } from '../ui/format.js';
import { Facts } from './facts.js';
import { TriesTimeline } from './tries-timeline.js';
import { Warnings } from './warnings.js';

/** The tries on their time line, the warnings, and the parameters of the request. */
export function OverviewPanel({ exchange }: { exchange: CallbackExchange }) {
  const words = t().inspector;
  const { request, answer } = exchange;
  return (
    <>
      {exchange.tries.length > 0 && <TriesTimeline tries={exchange.tries} />}
      {answer?.problem !== undefined && <Warnings warnings={[answer.problem]} isDanger />}
      <Warnings warnings={exchange.warnings} />
      <Facts
        facts={[
          [
            words.state,
            answer === undefined ? words[exchange.state] : `${answer.status} · ${words.kinds[answer.kind]}`,
          ],
          [words.member, exchange.userId],
          [words.sentAt, formatExactTime(exchange.at, locale())],
          [words.url, `${request.method} ${request.url}`],
          [words.signature, request.msgSignature],
          [words.timestamp, request.timestamp],
          [words.nonce, request.nonce],
        ]}
      />
    </>
  );
}
