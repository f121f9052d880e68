import { type Callback, eventCallback, messageCallback } from '../../emulator/callback/index.js';
import type { EventFields } from '../../emulator/page-api/index.js';
import type { EmulatedApp } from '../../emulator/world/index.js';
import type { TriggerSample } from './trigger-sample.js';

/** The callback of a sample with these fields, from the member to the app, now. */
export function composeCallback(
  { name, kind }: TriggerSample,
  fields: EventFields,
  { app, userId }: { readonly app: EmulatedApp; readonly userId: string },
): Callback {
  const now = Date.now();
  if (kind === 'message') return messageCallback({ app, userId, msgType: name, fields, now });
  const [event = name, changeType] = name.split('/');
  return eventCallback({ app, userId, event, changeType, fields, now });
}
