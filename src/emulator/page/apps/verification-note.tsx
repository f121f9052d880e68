import './verification-note.css';
import type { VerificationReport } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { formatDuration } from '../ui/format.js';
import { Icon } from '../ui/icon.js';

/** What the verification of a URL found, and what to do about it. */
export function VerificationNote({ report }: { report: VerificationReport }) {
  const words = t().app;
  return (
    <div class={`verification verification--${report.ok ? 'ok' : 'failed'}`} role="status">
      <Icon name={report.ok ? 'check' : 'failed'} size={18} />
      <div>
        <strong>{report.ok ? words.ok : words.notOk}</strong>
        <p class="verification__message" dir="auto">
          {report.message}
        </p>
        <p class="verification__code">
          {report.code} · {formatDuration(report.durationMs)}
        </p>
      </div>
    </div>
  );
}
