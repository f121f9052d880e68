import { Avatar } from '../../../../emulator/page/ui/avatar.js';
import type { GatewayContact } from '../../index.js';
import { t } from '../i18n/index.js';
import { nameOf, writeToContact } from '../state/index.js';

/** Contacts as a table; the column of followers only where there are any. */
export function ContactTable({ contacts }: { readonly contacts: readonly GatewayContact[] }) {
  const texts = t().contacts;
  const hasFollowers = contacts.some(({ followers = [] }) => followers.length > 0);
  return (
    <div class="table-scroll">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{texts.name}</th>
            <th scope="col" class="table__wide">
              {texts.company}
            </th>
            <th scope="col">{texts.tags}</th>
            {hasFollowers && (
              <th scope="col" class="table__wide">
                {texts.followers}
              </th>
            )}
            <th scope="col">{texts.action}</th>
          </tr>
        </thead>
        <tbody>
          {contacts.map((contact) => (
            <Row key={contact.id} contact={contact} hasFollowers={hasFollowers} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ contact, hasFollowers }: { readonly contact: GatewayContact; readonly hasFollowers: boolean }) {
  const { id, name, remark, corpName, position, tags, followers = [] } = contact;
  const shownName = nameOf(contact);
  const { write, writeTo } = t().contacts;
  return (
    <tr>
      <td>
        <div class="person" title={id}>
          <Avatar name={shownName} id={id} isPerson size="small" />
          <span>
            <bdi class="person__name">{shownName}</bdi>
            {remark !== '' && remark !== name && <bdi class="person__other">{name}</bdi>}
          </span>
        </div>
      </td>
      <td class="table__wide" dir="auto">
        {[corpName, position].filter(Boolean).join(' · ')}
      </td>
      <td>
        <span class="tags">
          {tags.map((tag) => (
            <bdi key={tag.id ?? tag.name} class="tag">
              {tag.name}
            </bdi>
          ))}
        </span>
      </td>
      {hasFollowers && (
        <td class="table__wide" dir="auto">
          {followers.map(({ userId }) => userId).join(', ')}
        </td>
      )}
      <td>
        <button
          type="button"
          class="button button--small"
          aria-label={writeTo(shownName)}
          onClick={() => writeToContact(contact)}
        >
          {write}
        </button>
      </td>
    </tr>
  );
}
