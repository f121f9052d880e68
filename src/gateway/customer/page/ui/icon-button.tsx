import { Icon, type IconName } from '../../../../emulator/page/ui/icon.js';

interface IconButtonProps {
  readonly icon: IconName;
  /** What it does, for screen readers and as a tip. */
  readonly label: string;
  readonly onClick: () => void;
}

export function IconButton({ icon, label, onClick }: IconButtonProps) {
  return (
    <button type="button" class="icon-button" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} size={18} />
    </button>
  );
}
