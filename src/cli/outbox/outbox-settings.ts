import { appName } from '../../app/index.js';
import { encodingAESKeyProblem } from '../../crypto/index.js';
import { agentIdProblem, corpIdProblem, type Environment, SettingReader } from '../../options/index.js';
import { type StoreBackend, storeSettingProblem } from '../../store/index.js';

/** Which outbox, and where it is. */
export interface OutboxSettings {
  /** Names the app among those on its store. */
  readonly name: string;
  /** `memory:`, `sqlite:…`, `redis://…`, or what a config in TypeScript has opened. */
  readonly store: string | StoreBackend;
}

/**
 * Reads what names an app's outbox: nothing else of the app need be set.
 *
 * @throws ConfigError naming every setting that is missing or wrong
 */
export function readOutboxSettings(environment: Environment): OutboxSettings {
  const read = new SettingReader(environment);
  const missing = 'is missing; it is part of the name of the outbox';
  const corpId = read.text('corpId', 'WECOM_APP_CORP_ID', undefined, missing, corpIdProblem);
  const agentId = read.optionalNumber('agentId', 'WECOM_APP_AGENT_ID', undefined, agentIdProblem);
  // Without an agentId an app is told apart by its key.
  const encodingAESKey =
    (environment.WECOM_APP_AGENT_ID ?? '') === ''
      ? read.text(
          'encodingAESKey',
          'WECOM_APP_AES_KEY',
          undefined,
          'is missing, and so is agentId (WECOM_APP_AGENT_ID); set what the app has',
          encodingAESKeyProblem,
        )
      : '';
  const store = read.optionalText('store', 'WECOM_APP_STORE', undefined, storeSettingProblem) ?? 'memory:';
  read.finish();
  return { name: appName({ corpId, agentId, encodingAESKey }), store };
}
