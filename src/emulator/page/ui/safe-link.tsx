import type { ComponentChildren } from 'preact';
import { webAddress } from './address.js';

interface SafeLinkProps {
  readonly url: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A link that opens beside the page; only its text when the address is none that may be opened. */
export function SafeLink({ url, class: className, children }: SafeLinkProps) {
  const href = webAddress(url);
  if (href === undefined) return <span class={className}>{children}</span>;
  return (
    <a class={className} href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
