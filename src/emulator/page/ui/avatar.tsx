import './avatar.css';
import { isOnEmulator } from './address.js';
import { colourOf, initials } from './initials.js';

/** As many as `avatar.css` has. */
const COLOURS = 10;

interface AvatarProps {
  readonly name: string;
  /** Decides the colour; names can change. */
  readonly id: string;
  readonly url?: string | undefined;
  /** Of a person the given name shows, of an app or group the beginning. */
  readonly isPerson?: boolean;
  readonly size?: 'small' | 'medium' | 'large';
}

/** A picture, or initials on a colour of their own. The name always stands beside it, so it is hidden from readers. */
export function Avatar({ name, id, url, isPerson = false, size = 'medium' }: AvatarProps) {
  const className = `avatar avatar--${size}`;
  if (url !== undefined && isOnEmulator(url)) return <img class={className} src={url} alt="" />;
  return (
    <span class={`${className} avatar--colour-${colourOf(id, COLOURS)}`} aria-hidden="true">
      {initials(name, isPerson)}
    </span>
  );
}
