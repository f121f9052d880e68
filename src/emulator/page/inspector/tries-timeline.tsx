import './tries-timeline.css';
import type { DeliveryTry } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { formatDuration } from '../ui/format.js';
import { useNow } from './use-now.js';

/** What WeCom waits for an answer. */
const LIMIT_MS = 5000;
/** The line goes on a little behind the limit, so that the limit can be seen. */
const LINE_MS = 6000;

/** The tries as bars, each against the 5 seconds that WeCom waits. */
export function TriesTimeline({ tries }: { tries: readonly DeliveryTry[] }) {
  const now = useNow(tries.some(({ outcome }) => outcome === 'running'));
  const words = t().inspector;
  return (
    <figure class="timeline">
      <figcaption class="timeline__caption">{words.timeline}</figcaption>
      <ol class="timeline__tries" style={{ '--limit': percent(LIMIT_MS) }}>
        {tries.map((one) => (
          <Try key={one.number} one={one} durationMs={one.durationMs ?? Math.max(0, now - one.at)} />
        ))}
      </ol>
      <span class="timeline__limit" aria-hidden="true" style={{ '--limit': percent(LIMIT_MS) }}>
        {words.limit}
      </span>
    </figure>
  );
}

function Try({ one, durationMs }: { one: DeliveryTry; durationMs: number }) {
  const words = t().inspector;
  const result = [formatDuration(durationMs), words.outcome[one.outcome], one.status].filter(
    (part) => part !== undefined,
  );
  return (
    <li class="timeline__try">
      <span class="timeline__words">
        <span>{words.try_(one.number)}</span>
        <span class="timeline__result">{result.join(' · ')}</span>
      </span>
      {/* Set by the DOM, not as an attribute: the page's policy allows no style attributes. */}
      <span class="timeline__line" aria-hidden="true" style={{ '--width': percent(durationMs) }}>
        <span class={`timeline__bar timeline__bar--${one.outcome}`} />
      </span>
      {one.problem !== undefined && (
        <span class="timeline__problem" dir="auto">
          {one.problem}
        </span>
      )}
    </li>
  );
}

function percent(milliseconds: number): string {
  return `${Math.min(100, (milliseconds / LINE_MS) * 100).toFixed(2)}%`;
}
