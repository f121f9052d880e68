import './inlines.css';
import { SafeLink } from '../ui/safe-link.js';
import type { Inline } from './inline.js';

/** Pieces of a line as elements; nothing that an app wrote is ever read as HTML. */
export function Inlines({ parts }: { parts: readonly Inline[] }) {
  return (
    <>
      {parts.map((part, index) => (
        <Piece key={index} part={part} />
      ))}
    </>
  );
}

function Piece({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return <>{part.text}</>;
    case 'break':
      return <br />;
    case 'code':
      return <code class="inline-code">{part.text}</code>;
    case 'link':
      return <SafeLink url={part.url}>{part.text}</SafeLink>;
    case 'bold':
      return (
        <strong>
          <Inlines parts={part.children} />
        </strong>
      );
    case 'colour':
      return (
        <span class={`inline-${part.colour}`}>
          <Inlines parts={part.children} />
        </span>
      );
  }
}
