import { createHmac, timingSafeEqual } from 'node:crypto';

const SIGNATURE = /^sha256=([0-9a-f]{64})$/;

/** Whether a header is a signature at all, of whatever. */
export function isGithubSignature(header: string | undefined): header is string {
  return SIGNATURE.test(header ?? '');
}

/**
 * Whether a body was signed with the secret of a GitHub webhook. It takes as long for a wrong signature as for a right
 * one.
 *
 * @param header `X-Hub-Signature-256`
 * @see https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export function isSignedByGithub(secret: string, body: Uint8Array, header: string | undefined): boolean {
  const given = SIGNATURE.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', secret).update(body).digest());
}
