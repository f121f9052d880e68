import { useState } from 'preact/hooks';
import type { Json } from '../../json.js';
import type { ApiExchange } from '../../page-api/index.js';
import { locale, t } from '../i18n/index.js';
import { formatExactTime } from '../ui/format.js';
import { Tabs } from '../ui/tabs.js';
import { CodeBlock } from './code-block.js';
import { Facts } from './facts.js';
import { Warnings } from './warnings.js';

type TabId = 'overview' | 'body' | 'answer';

/** A call of the server API: its outcome, what was asked and what was answered. */
export function ApiDetails({ exchange }: { exchange: ApiExchange }) {
  const [tab, setTab] = useState<TabId>('overview');
  const words = t().inspector;
  const ids: readonly TabId[] = ['overview', 'body', 'answer'];
  return (
    <>
      <h3 class="exchange-details__title" dir="auto">
        {exchange.title}
      </h3>
      <Tabs
        name="exchange"
        label={words.tabs}
        chosen={tab}
        onChoose={setTab}
        tabs={ids.map((id) => ({ id, label: words[id] }))}
      />
      <div
        id="exchange-panel"
        class="exchange-details__panel"
        role="tabpanel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        tabIndex={0}
        aria-labelledby={`exchange-tab-${tab}`}
      >
        {tab === 'overview' && <Overview exchange={exchange} />}
        {tab === 'body' && (
          <CodeBlock label={words.body} text={written(exchange.body)} language="json" emptyText={words.notDecrypted} />
        )}
        {tab === 'answer' && (
          <CodeBlock label={words.answer} text={written(exchange.answer)} language="json" emptyText={words.noAnswer} />
        )}
      </div>
    </>
  );
}

function Overview({ exchange }: { exchange: ApiExchange }) {
  const words = t().inspector;
  const query = Object.entries(exchange.query).map(([name, value]) => [name, value] as const);
  return (
    <>
      <Warnings warnings={exchange.warnings} isDanger={(exchange.errCode ?? 0) !== 0} />
      <Facts
        facts={[
          ['errcode', exchange.errCode === undefined ? '' : String(exchange.errCode)],
          ['errmsg', exchange.errMsg ?? ''],
          [words.status, String(exchange.status)],
          [words.sentAt, formatExactTime(exchange.at, locale())],
          [words.url, `${exchange.method} ${exchange.path}`],
          ...query,
        ]}
      />
    </>
  );
}

/** JSON, indented; text, such as a note on an uploaded file, as it is. */
function written(value: Json): string | undefined {
  return typeof value === 'string' || value === undefined ? value : JSON.stringify(value, null, 2);
}
