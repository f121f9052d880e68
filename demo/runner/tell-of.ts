import type { WecomApp } from '../../src/index.js';
import type { Demo } from './demo.js';

/** Says where a demo listens and what to try. */
export function tellOf({ about }: Demo, app: WecomApp, callbackUrl: string): void {
  console.log(`Callback URL: ${callbackUrl}`);
  console.log(typeof about === 'string' ? about : about(app));
}
