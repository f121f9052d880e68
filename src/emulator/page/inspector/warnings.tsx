import './warnings.css';
import { Icon } from '../ui/icon.js';

/** What the developer should know: cut text, a refused reply, an unknown event. */
export function Warnings({ warnings, isDanger = false }: { warnings: readonly string[]; isDanger?: boolean }) {
  if (warnings.length === 0) return null;
  return (
    <ul class="warnings">
      {warnings.map((warning) => (
        <li key={warning} class={`warning${isDanger ? ' warning--danger' : ''}`}>
          <Icon name={isDanger ? 'failed' : 'warning'} size={16} />
          <span dir="auto">{warning}</span>
        </li>
      ))}
    </ul>
  );
}
