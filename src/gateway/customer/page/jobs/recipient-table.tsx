import type { SendJobRecipient } from '../../index.js';
import { t } from '../i18n/index.js';

/** What became of each recipient, and why. */
export function RecipientTable({ recipients }: { readonly recipients: readonly SendJobRecipient[] }) {
  const texts = t().jobs;
  return (
    <table class="table table--flush">
      <thead>
        <tr>
          <th scope="col">{texts.recipient}</th>
          <th scope="col">{texts.outcome}</th>
        </tr>
      </thead>
      <tbody>
        {recipients.map((recipient) => (
          <tr key={recipient.id}>
            <td dir="auto" title={recipient.id}>
              {recipient.name || recipient.id}
            </td>
            <td>
              <span class={`outcome--${recipient.state}`}>{t().recipientStates[recipient.state]}</span>
              <Why recipient={recipient} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Why({ recipient: { sender, message, code } }: { readonly recipient: SendJobRecipient }) {
  const why = sender === undefined ? message || code : t().jobs.awaiting(sender);
  return why === undefined ? null : (
    <span class="outcome__why" dir="auto">
      {why}
    </span>
  );
}
