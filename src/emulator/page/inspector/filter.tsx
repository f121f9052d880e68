import './filter.css';
import { t } from '../i18n/index.js';

export type FilterKind = 'all' | 'callback' | 'api';

/** Which exchanges are listed. */
export function Filter({ kind, onKind }: { kind: FilterKind; onKind: (kind: FilterKind) => void }) {
  const words = t().inspector;
  const kinds: readonly [FilterKind, string][] = [
    ['all', words.all],
    ['callback', words.callbacks],
    ['api', words.api],
  ];
  return (
    <fieldset class="filter" aria-label={words.filter}>
      {kinds.map(([id, label]) => (
        <button key={id} type="button" class="filter__kind" aria-pressed={id === kind} onClick={() => onKind(id)}>
          {label}
        </button>
      ))}
    </fieldset>
  );
}
