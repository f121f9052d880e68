import { useRef } from 'preact/hooks';
import type { IconName } from '../ui/icon.js';
import { IconButton } from '../ui/icon-button.js';

interface FileButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly accept?: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that lets somebody choose files. */
export function FileButton({ icon, label, accept, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon={icon} label={label} onClick={() => input.current?.click()} />
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        data-testid={`file-${icon}`}
        {...(accept === undefined ? {} : { accept })}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // Otherwise the same file could not be chosen twice.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
