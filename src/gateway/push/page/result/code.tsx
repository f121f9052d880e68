import '../../../../emulator/page/inspector/code-block.css';
import { useState } from 'preact/hooks';
import { copyText } from '../../../../emulator/page/ui/copy-text.js';
import { IconButton } from '../../../../emulator/page/ui/icon-button.js';
import { t } from '../i18n/index.js';

/** Code with a button to copy it. */
export function Code({ label, text }: { readonly label: string; readonly text: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    setCopied(await copyText(text));
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <figure class="code-block" aria-label={label}>
      <IconButton
        class="code-block__copy"
        icon={isCopied ? 'check' : 'copy'}
        size={16}
        label={isCopied ? t().copied : t().copy}
        onClick={copy}
      />
      <pre class="code-block__text">
        <code dir="ltr">{text}</code>
      </pre>
    </figure>
  );
}
