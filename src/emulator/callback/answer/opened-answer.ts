import type { CallbackExchange } from '../../page-api/index.js';

/** What the app answered, as far as it could be opened. */
export interface OpenedAnswer {
  readonly kind: NonNullable<CallbackExchange['answer']>['kind'];
  /** The decrypted reply. */
  readonly xml?: string;
  /** Why WeCom would refuse it. */
  readonly problem?: string;
  readonly isSignatureRight?: boolean;
  readonly warnings: readonly string[];
}
