import './replay-bar.css';
import type { CallbackExchange, DeliveryOptions } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { attempt, inspect, isPhone, notify } from '../state/index.js';
import { copyText } from '../ui/copy-text.js';
import { Icon } from '../ui/icon.js';
import { actions } from '../wire/index.js';

/** Long enough to switch to the app's log, short enough to wait for. */
const DELAY_S = 3;

/** Sends a callback again, in the ways that a robust app has to stand, and copies it for the shell. */
export function ReplayBar({ exchange }: { exchange: CallbackExchange }) {
  const words = t().inspector;
  const replay = async (options: DeliveryOptions): Promise<void> => {
    const started = await attempt(() => actions.replay(exchange.id, options));
    if (started === undefined) return;
    notify(words.started);
    if (!isPhone.value) inspect(started.exchangeId);
  };
  const copy = async (): Promise<void> => {
    if (await copyText(exchange.curl)) notify(t().copied);
    else notify(exchange.curl);
  };
  return (
    <div class="replay-bar" role="toolbar" aria-label={words.replayLabel}>
      {exchange.request.method === 'POST' && <ReplayButtons onReplay={replay} />}
      <button type="button" class="button button--small" onClick={copy}>
        <Icon name="copy" size={15} />
        {words.curl}
      </button>
    </div>
  );
}

/** A verification (GET) is no callback: it is repeated by "save" in the app's settings. */
function ReplayButtons({ onReplay }: { onReplay: (options: DeliveryOptions) => void }) {
  const words = t().inspector;
  return (
    <>
      <button type="button" class="button button--small" onClick={() => onReplay({})}>
        <Icon name="replay" size={15} />
        {words.replay}
      </button>
      <button type="button" class="button button--small" onClick={() => onReplay({ times: 3 })}>
        {words.three}
      </button>
      <button type="button" class="button button--small" onClick={() => onReplay({ delayMs: DELAY_S * 1000 })}>
        {words.delayed(DELAY_S)}
      </button>
      <button type="button" class="button button--small" onClick={() => onReplay({ breakSignature: true })}>
        {words.broken}
      </button>
    </>
  );
}
