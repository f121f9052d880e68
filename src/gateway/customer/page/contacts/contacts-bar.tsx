import { useRef } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { attempt, busy, loadContacts, loadTags, look, query, tags, writeToTag } from '../state/index.js';

/** A search begins this long after the last key, in milliseconds. */
const PAUSE = 250;

/** Search, tag, and what can be done with everybody found. */
export function ContactsBar() {
  const texts = t().contacts;
  const timer = useRef(0);
  const { tag, search } = query.value;
  const chosen = tags.value.find((each) => (each.id ?? each.name) === tag);
  const searchSoon = (wanted: string): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => void attempt(() => look({ search: wanted })), PAUSE);
  };
  const readAnew = (): Promise<boolean> =>
    attempt(async () => {
      await loadContacts(true);
      await loadTags();
    });
  return (
    <div class="contacts__bar">
      <input
        type="search"
        class="field__input contacts__search"
        aria-label={texts.search}
        placeholder={texts.search}
        defaultValue={search}
        onInput={({ currentTarget }) => searchSoon(currentTarget.value)}
      />
      <select
        class="field__input contacts__tag"
        aria-label={texts.tag}
        value={tag}
        onChange={({ currentTarget }) => void attempt(() => look({ tag: currentTarget.value }))}
      >
        <option value="">{texts.allTags}</option>
        {tags.value.map(({ id, name, group, count }) => (
          <option key={id ?? name} value={id ?? name}>
            {group === undefined ? name : `${group} / ${name}`} ({count})
          </option>
        ))}
      </select>
      <button type="button" class="button" disabled={busy.value > 0} onClick={readAnew}>
        {texts.refresh}
      </button>
      {chosen !== undefined && (
        <button
          type="button"
          class="button button--primary"
          disabled={busy.value > 0}
          onClick={() => void attempt(() => writeToTag(tag))}
        >
          {texts.writeToTag(chosen.name, chosen.count)}
        </button>
      )}
    </div>
  );
}
