import { createHash } from 'node:crypto';

export interface CredentialKeyParts {
  readonly kind: 'access_token' | 'corp_ticket' | 'app_ticket';
  /** Another server (a private deployment, the emulator) gives other credentials for the same ids. */
  readonly apiBase: string;
  readonly corpId: string;
  /** Each secret has its own token; absent for what the whole corp shares. */
  readonly secret?: string | undefined;
}

/** The key of a credential in a token store, e.g. `wecom:access_token:ww0123:9f86d081884c7d65`; holds no secret. */
export function credentialKey({ kind, apiBase, corpId, secret = '' }: CredentialKeyParts): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([apiBase, corpId, secret]))
    .digest('hex');
  return `wecom:${kind}:${corpId}:${hash.slice(0, 16)}`;
}
