import { useState } from 'preact/hooks';
import type { CallbackExchange } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { Tabs } from '../ui/tabs.js';
import { AnswerPanel } from './answer-panel.js';
import { CodeBlock } from './code-block.js';
import { OverviewPanel } from './overview-panel.js';
import { ReplayBar } from './replay-bar.js';

type TabId = 'overview' | 'request' | 'encrypted' | 'answer' | 'rawAnswer';

/** A callback: its tries, what was sent and what came back, each encrypted and decrypted. */
export function CallbackDetails({ exchange }: { exchange: CallbackExchange }) {
  const [tab, setTab] = useState<TabId>('overview');
  const words = t().inspector;
  const ids: readonly TabId[] = ['overview', 'request', 'encrypted', 'answer', 'rawAnswer'];
  return (
    <>
      <h3 class="exchange-details__title" dir="auto">
        {exchange.title}
      </h3>
      {exchange.curl !== '' && <ReplayBar exchange={exchange} />}
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
        {tab === 'overview' && <OverviewPanel exchange={exchange} />}
        {tab === 'request' && (
          <CodeBlock label={words.request} text={exchange.request.xml} language="xml" emptyText={words.notDecrypted} />
        )}
        {tab === 'encrypted' && <EncryptedPanel exchange={exchange} />}
        {tab === 'answer' && <AnswerPanel exchange={exchange} />}
        {tab === 'rawAnswer' && (
          <CodeBlock label={words.rawAnswer} text={exchange.answer?.body} language="xml" emptyText={words.noAnswer} />
        )}
      </div>
    </>
  );
}

function EncryptedPanel({ exchange: { request } }: { exchange: CallbackExchange }) {
  return (
    <CodeBlock
      label={t().inspector.encrypted}
      text={`${request.method} ${request.url}\n\n${request.body}`}
      language="xml"
    />
  );
}
