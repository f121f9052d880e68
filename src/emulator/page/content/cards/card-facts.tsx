import './card-facts.css';
import type { JsonObject } from '../../../json.js';
import { SafeLink } from '../../ui/safe-link.js';
import { number, objects, text } from '../read-json.js';

/** Lines of key and value (`horizontal_content_list`): text, a link, a file or a member. */
export function CardFacts({ content }: { content: JsonObject }) {
  const facts = objects(content, 'horizontal_content_list');
  if (facts.length === 0) return null;
  return (
    <dl class="card-facts">
      {facts.map((fact, index) => (
        <div key={index} class="card-facts__fact">
          <dt dir="auto">{text(fact, 'keyname')}</dt>
          <dd dir="auto">
            <Value fact={fact} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ fact }: { fact: JsonObject }) {
  const value = text(fact, 'value');
  const type = number(fact, 'type');
  if (type === 1) return <SafeLink url={text(fact, 'url')}>{value || text(fact, 'url')}</SafeLink>;
  if (type === 2) return <span title={text(fact, 'media_id')}>📎 {value}</span>;
  if (type === 3) return <span class="card-facts__member">@{value || text(fact, 'userid')}</span>;
  return <>{value}</>;
}
