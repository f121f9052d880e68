import { encodingAESKeyProblem } from '../../crypto/index.js';
import { corpIdProblem, type Environment, SettingReader } from '../../options/index.js';

/** The settings that a ciphertext is opened with. */
export interface CallbackSettings {
  /** Absent: the signature cannot be checked. */
  readonly token: string | undefined;
  readonly encodingAESKey: string;
  /** Absent: whom the message is for cannot be checked. */
  readonly corpId: string | undefined;
}

/**
 * Reads what of the settings is needed to open a ciphertext, which is the key alone.
 *
 * @throws ConfigError when the key is missing, or when one of them is malformed
 */
export function readCallbackSettings(environment: Environment): CallbackSettings {
  const read = new SettingReader(environment);
  const missing = 'is missing; without the key nothing can be decrypted';
  const settings = {
    token: read.optionalText('token', 'WECOM_APP_TOKEN', undefined),
    encodingAESKey: read.text('encodingAESKey', 'WECOM_APP_AES_KEY', undefined, missing, encodingAESKeyProblem),
    corpId: read.optionalText('corpId', 'WECOM_APP_CORP_ID', undefined, corpIdProblem),
  };
  read.finish();
  return settings;
}
