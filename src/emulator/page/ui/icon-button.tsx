import type { ButtonHTMLAttributes } from 'preact';
import { Icon, type IconName } from './icon.js';

interface IconButtonProps extends ButtonHTMLAttributes {
  readonly icon: IconName;
  /** What it does: its tooltip and its name for screen readers. */
  readonly label: string;
  readonly size?: number;
}

/** A button that shows a picture only. */
export function IconButton({ icon, label, size, class: className = '', ...rest }: IconButtonProps) {
  return (
    <button type="button" class={`icon-button ${className}`} title={label} aria-label={label} {...rest}>
      <Icon name={icon} {...(size === undefined ? {} : { size })} />
    </button>
  );
}
