import {
  type RawQuery,
  readCallbackQuery,
  readEchoStr,
  readEnvelope,
  type SignedCiphertext,
} from '../../crypto/index.js';
import { CallbackError } from '../../errors/index.js';
import type { HostedApp } from '../registry/index.js';

/**
 * Tells whose callback a request is, of several apps on one path: the one's whose token has signed it. Nothing is
 * decrypted for that, and an app whose EncodingAESKey is wrong refuses what is its own.
 *
 * @throws CallbackError when it is nobody's, or no callback at all
 */
export function chooseApp(
  apps: readonly HostedApp[],
  method: string,
  query: RawQuery,
  body: Uint8Array | undefined,
): HostedApp {
  const signed = readSigned(method, query, body);
  const chosen = apps.find((app) => app.hasSigned(signed));
  if (chosen !== undefined) return chosen;
  const names = apps.map(({ name }) => name).join(', ');
  throw new CallbackError('signature_mismatch', 'msg_signature does not match', {
    hint: `it fits the token of none of the apps on this path (${names}); one of these tokens differs from the one in the admin console, or a proxy changed the query or the body`,
  });
}

function readSigned(method: string, query: RawQuery, body: Uint8Array | undefined): SignedCiphertext {
  if (method === 'GET') return { ...readCallbackQuery(query), encrypt: readEchoStr(query) };
  if (method === 'POST') return { ...readCallbackQuery(query), encrypt: readEnvelope(body ?? '') };
  throw new CallbackError('method_not_allowed', `${method} is not allowed`);
}
