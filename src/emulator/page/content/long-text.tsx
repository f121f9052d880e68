import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../i18n/index.js';
import { formatBytes } from '../ui/format.js';

/** Beyond this a text is shown in part until somebody asks for the rest. */
const LIMIT = 4000;
const SHOWN = 1200;

interface LongTextProps {
  readonly text: string;
  readonly children: (shown: string) => ComponentChildren;
}

/** Shows the beginning of a text that is very long, and a button for all of it. */
export function LongText({ text, children }: LongTextProps) {
  const [isWhole, setWhole] = useState(false);
  if (text.length <= LIMIT) return <>{children(text)}</>;
  const size = formatBytes(new TextEncoder().encode(text).length);
  return (
    <>
      {children(isWhole ? text : `${beginning(text)}…`)}
      <button
        type="button"
        class="text-button long-text__button"
        aria-expanded={isWhole}
        onClick={() => setWhole(!isWhole)}
      >
        {isWhole ? t().showLess : t().showAll(size)}
      </button>
    </>
  );
}

/** Does not cut a character in two. */
function beginning(text: string): string {
  return text.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, '');
}
