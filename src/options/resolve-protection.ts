import { encodingAESKeyProblem } from '../crypto/index.js';
import type { ProtectionConfig, ProtectionOptions } from './protection-options.js';
import { wholeFrom } from './setting-problems.js';
import type { Check, SettingReader } from './setting-reader.js';

const DEFAULTS = { failureLimit: 60, maxConnections: 10_000 } as const;

/** Completes and checks what an app is protected by. */
export function resolveProtection(
  read: SettingReader,
  options: ProtectionOptions,
  tokenProblem: Check<string>,
): ProtectionConfig {
  const { previousToken, previousEncodingAESKey, trustProxy, allowAddresses, failureLimit, maxConnections } = options;
  const previousKey = 'previousEncodingAESKey';
  const connections = wholeFrom(1, 'connections');
  return {
    previousToken: read.optionalText('previousToken', 'WECOM_APP_PREVIOUS_TOKEN', previousToken, tokenProblem),
    previousEncodingAESKey: read.optionalText(
      previousKey,
      'WECOM_APP_PREVIOUS_AES_KEY',
      previousEncodingAESKey,
      encodingAESKeyProblem,
    ),
    trustProxy: trustProxy ?? read.optionalText('trustProxy', 'WECOM_APP_TRUST_PROXY', undefined) ?? false,
    allowAddresses: readAddresses(read, allowAddresses),
    failureLimit:
      read.optionalNumber('failureLimit', 'WECOM_APP_FAILURE_LIMIT', failureLimit, wholeFrom(0, 'requests')) ??
      DEFAULTS.failureLimit,
    maxConnections:
      read.optionalNumber('maxConnections', 'WECOM_APP_MAX_CONNECTIONS', maxConnections, connections) ??
      DEFAULTS.maxConnections,
  };
}

function readAddresses(read: SettingReader, given: ProtectionOptions['allowAddresses']): readonly string[] {
  const value = given ?? read.optionalText('allowAddresses', 'WECOM_APP_ALLOW_ADDRESSES', undefined) ?? [];
  const entries: unknown = typeof value === 'string' ? value.split(',') : value;
  if (Array.isArray(entries) && entries.every((entry) => typeof entry === 'string')) {
    return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
  }
  read.problem(
    'allowAddresses',
    'WECOM_APP_ALLOW_ADDRESSES',
    'must be a list of texts, or a text with commas in between',
  );
  return [];
}
