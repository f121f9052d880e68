import './login.css';
import type { GatewayStatus } from '../../index.js';
import { t } from '../i18n/index.js';
import { busy, start } from '../state/index.js';
import { CodeForm } from './code-form.js';
import { QrCode } from './qr-code.js';

/** What is to be done before contacts can be seen. */
export function Login({ status }: { readonly status: GatewayStatus }) {
  const { state, mayManage, scan, verifyCode, lastError } = status;
  return (
    <section class="card card--narrow">
      {scan !== undefined && <QrCode scan={scan} />}
      {verifyCode !== undefined && <CodeForm verifyCode={verifyCode} />}
      {mayManage && (state === 'starting' || state === 'stopping') && (
        <p class="card__text">{t().session.startingHint}</p>
      )}
      {!mayManage && (
        <>
          <h2 class="card__title">{t().states[state]}</h2>
          <p class="card__text">{t().session.askHint}</p>
        </>
      )}
      {mayManage && state === 'stopped' && (
        <>
          <h2 class="card__title">{t().states.stopped}</h2>
          <p class="card__text">{t().session.stoppedHint}</p>
          <div class="card__actions">
            <button type="button" class="button button--primary" disabled={busy.value > 0} onClick={start}>
              {t().session.start}
            </button>
          </div>
        </>
      )}
      {lastError !== undefined && (
        <p class="field__error" dir="auto">
          {t().session.lastError(lastError)}
        </p>
      )}
    </section>
  );
}
