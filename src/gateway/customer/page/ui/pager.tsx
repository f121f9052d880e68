import './pager.css';
import { Icon } from '../../../../emulator/page/ui/icon.js';
import { t } from '../i18n/index.js';

interface PagerProps {
  readonly label: string;
  readonly page: number;
  readonly hasNextPage: boolean;
  /** Where one is, e.g. `1–20 of 95`. */
  readonly range?: string;
  readonly onPage: (page: number) => void;
}

/** One page back, one page on; nothing when there is only one. */
export function Pager({ label, page, hasNextPage, range, onPage }: PagerProps) {
  const { previous, next } = t().contacts;
  if (page === 1 && !hasNextPage) return range === undefined ? null : <p class="pager">{range}</p>;
  return (
    <nav class="pager" aria-label={label}>
      {range !== undefined && <span role="status">{range}</span>}
      <button
        type="button"
        class="icon-button"
        aria-label={previous}
        disabled={page === 1}
        onClick={() => onPage(page - 1)}
      >
        <Icon name="back" size={18} />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={next}
        disabled={!hasNextPage}
        onClick={() => onPage(page + 1)}
      >
        <Icon name="back" size={18} />
      </button>
    </nav>
  );
}
