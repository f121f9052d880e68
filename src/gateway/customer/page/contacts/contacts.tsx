import './contacts.css';
import { t } from '../i18n/index.js';
import { attempt, contacts, look, query } from '../state/index.js';
import { Pager } from '../ui/pager.js';
import { ContactTable } from './contact-table.js';
import { ContactsBar } from './contacts-bar.js';

/** The contacts that are looked at, with search, tag and pages. */
export function Contacts() {
  const { value: page } = contacts;
  const texts = t().contacts;
  return (
    <section class="card" aria-labelledby="contacts-title">
      <h2 id="contacts-title" class="card__title">
        {texts.title}
      </h2>
      <ContactsBar />
      {page === undefined ? (
        <p class="empty">{texts.busy}</p>
      ) : page.datas.length === 0 ? (
        <p class="empty" role="status">
          {texts.none}
        </p>
      ) : (
        <>
          <ContactTable contacts={page.datas} />
          <Pager
            label={texts.pages}
            page={page.page}
            hasNextPage={page.hasNextPage}
            range={texts.range(
              (page.page - 1) * page.pageSize + 1,
              (page.page - 1) * page.pageSize + page.datas.length,
              page.total,
            )}
            onPage={(wanted) => void attempt(() => look({ ...query.value, page: wanted }))}
          />
        </>
      )}
    </section>
  );
}
