import './code-block.css';
import { useMemo } from 'preact/hooks';
import { LongText } from '../content/long-text.js';
import { t } from '../i18n/index.js';
import { notify } from '../state/index.js';
import { copyText } from '../ui/copy-text.js';
import { IconButton } from '../ui/icon-button.js';
import { type CodeLanguage, highlight } from './highlight.js';

interface CodeBlockProps {
  readonly label: string;
  readonly text: string | undefined;
  readonly language: CodeLanguage;
  /** Shown in place of an empty text. */
  readonly emptyText?: string;
}

/** XML or JSON in colours, with a button to copy it; long ones unfold when asked. */
export function CodeBlock({ label, text = '', language, emptyText = '' }: CodeBlockProps) {
  if (text === '') return <p class="exchange-details__none">{emptyText}</p>;
  const copy = async (): Promise<void> => {
    if (await copyText(text)) notify(t().copied);
  };
  return (
    <figure class="code-block" aria-label={label}>
      <IconButton class="code-block__copy" icon="copy" size={16} label={t().copy} onClick={copy} />
      <pre class="code-block__text">
        <LongText text={text}>{(shown) => <Code text={shown} language={language} />}</LongText>
      </pre>
    </figure>
  );
}

function Code({ text, language }: { text: string; language: CodeLanguage }) {
  const tokens = useMemo(() => highlight(text, language), [text, language]);
  return (
    <code dir="ltr">
      {tokens.map(({ kind, text: part }, index) => (
        <span key={index} class={`code-${kind}`}>
          {part}
        </span>
      ))}
    </code>
  );
}
