import type { GatewayStatus } from '../../index.js';
import { t } from '../i18n/index.js';

interface QrCodeProps {
  readonly scan: NonNullable<GatewayStatus['scan']>;
}

/** The code to scan, and how far that is. */
export function QrCode({ scan }: QrCodeProps) {
  const { qrCode, svg, purpose, status } = scan;
  const { title, verifyTitle, login, verify, image, content, ...texts } = t().scan;
  const isWaiting = status === 'waiting';
  return (
    <>
      <h2 class="card__title">{purpose === 'verify' ? verifyTitle : title}</h2>
      <p class="card__text" role="status">
        {isWaiting ? (purpose === 'verify' ? verify : login) : texts[status]}
      </p>
      {svg !== undefined && (
        <img
          class={`login__code ${isWaiting ? '' : 'login__code--past'}`}
          src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
          alt={image}
        />
      )}
      {qrCode !== '' && (
        <details open={svg === undefined}>
          <summary>{content}</summary>
          <p class="login__content">{qrCode}</p>
        </details>
      )}
    </>
  );
}
