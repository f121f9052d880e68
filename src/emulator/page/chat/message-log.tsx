import './message-log.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { type ConversationRow, entriesOf } from '../state/index.js';
import { daysBetween } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { DayLine } from './day-line.js';
import { Entry } from './entry.js';

/** As near to the end as this counts as being at the end. */
const NEAR_PX = 60;

/** The messages of a conversation; stays at the end while new ones come, unless somebody reads further up. */
export function MessageLog({ row }: { row: ConversationRow }) {
  const entries = entriesOf(row.id);
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const lastTop = useRef(0);
  const [seenUntil, setSeenUntil] = useState(entries.at(-1)?.id);
  const lastId = entries.at(-1)?.id;

  const toEnd = (): void => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  };
  useEffect(() => {
    // Pictures, players and late fonts make the content grow after it was drawn.
    const observer = new ResizeObserver(() => isAtEnd.current && toEnd());
    if (content.current !== null) observer.observe(content.current);
    if (box.current !== null) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (entries.at(-1)?.from === 'user') isAtEnd.current = true;
    if (!isAtEnd.current) return;
    toEnd();
    setSeenUntil(lastId);
  }, [lastId]);

  const onScroll = (): void => {
    if (box.current === null) return;
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    const isUpwards = scrollTop < lastTop.current;
    lastTop.current = scrollTop;
    // Who is further from the end without having scrolled upwards has been left behind by content that grew.
    if (scrollHeight - scrollTop - clientHeight < NEAR_PX) isAtEnd.current = true;
    else if (isUpwards) isAtEnd.current = false;
    if (isAtEnd.current) setSeenUntil(lastId);
  };
  const missed = entries.length - 1 - entries.findIndex(({ id }) => id === seenUntil);
  return (
    <div class="message-log">
      <div
        ref={box}
        class="message-log__scroll"
        role="log"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        tabIndex={0}
        aria-label={t().chat.log(row.name)}
        onScroll={onScroll}
      >
        <div ref={content} class="message-log__entries">
          {entries.length === 0 && (
            <p class="message-log__empty">{row.app === undefined ? t().list.nothingYet : t().chat.empty}</p>
          )}
          {entries.map((entry, index) => (
            <Entry
              key={entry.id}
              entry={entry}
              row={row}
              before={daysBetween(entries[index - 1]?.at ?? 0, entry.at) > 0 ? <DayLine at={entry.at} /> : null}
            />
          ))}
        </div>
      </div>
      {missed > 0 && seenUntil !== undefined && (
        <button type="button" class="message-log__missed" onClick={toEnd}>
          <Icon name="down" size={16} />
          {t().chat.newMessages(missed)}
        </button>
      )}
    </div>
  );
}
