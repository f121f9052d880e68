import './card-links.css';
import type { JsonObject } from '../../../json.js';
import { t } from '../../i18n/index.js';
import { Icon } from '../../ui/icon.js';
import { SafeLink } from '../../ui/safe-link.js';
import { number, object, objects, text } from '../read-json.js';

/** The lines at the foot that lead somewhere: `jump_list`, and what a click on the card opens (`card_action`). */
export function CardLinks({ content }: { content: JsonObject }) {
  const action = object(content, 'card_action');
  const leads = (number(action ?? {}, 'type') ?? 0) > 0;
  return (
    <>
      {objects(content, 'jump_list').map((jump, index) => (
        <Line key={index} target={jump} title={text(jump, 'title')} />
      ))}
      {action !== undefined && leads && <Line target={action} title={t().content.details} />}
    </>
  );
}

function Line({ target, title }: { target: JsonObject; title: string }) {
  const appId = text(target, 'appid');
  return (
    <SafeLink class="card-links__line" url={text(target, 'url')}>
      <span dir="auto">{title}</span>
      {appId === '' ? <Icon name="out" size={15} /> : <span class="card-links__app">{t().content.miniProgram}</span>}
    </SafeLink>
  );
}
