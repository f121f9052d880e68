import { type StoreBackend, storeSettingProblem } from '../store/index.js';
import type { SettingReader } from './setting-reader.js';

/** Completes and checks where everything is kept: a setting, or what `openStore` made. */
export function resolveStore(read: SettingReader, given: string | StoreBackend | undefined): string | StoreBackend {
  const store =
    typeof given === 'object'
      ? read.optionalObject('store', given, ['outbox', 'ping', 'close'])
      : read.optionalText('store', 'WECOM_APP_STORE', given, storeSettingProblem);
  return store ?? 'memory:';
}
