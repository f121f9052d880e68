import type { WecomClient } from '../api/index.js';
import { ConfigError } from '../errors/index.js';
import {
  type AddressFilter,
  AddressList,
  CallbackAddresses,
  type CallbackEndpoint,
  FailureLimiter,
  trustedProxies,
} from '../http/index.js';
import type { AppConfig } from '../options/index.js';

/** The word for the addresses that WeCom itself names. */
const WECOM = 'wecom';

/**
 * What stands before an app's callbacks.
 *
 * @throws ConfigError when a setting cannot be used
 */
export function callbackProtection(
  config: AppConfig,
  client: () => WecomClient,
): Pick<CallbackEndpoint, 'addresses' | 'failures' | 'trustedProxies'> {
  return {
    trustedProxies: trustedProxies(config.trustProxy),
    failures: config.failureLimit === 0 ? undefined : new FailureLimiter({ limit: config.failureLimit }),
    addresses: addressFilter(config, client),
  };
}

function addressFilter(config: AppConfig, client: () => WecomClient): AddressFilter | undefined {
  const { allowAddresses, clock, logger, secret } = config;
  if (allowAddresses.length === 0) return undefined;
  const entries = allowAddresses.filter((entry) => entry !== WECOM);
  const others = entries.length === 0 ? undefined : new AddressList(entries);
  if (!allowAddresses.includes(WECOM)) return others;
  if (secret === undefined) {
    const message = 'wecom asks WeCom for the list (getcallbackip), which needs secret (WECOM_APP_SECRET)';
    throw new ConfigError([{ option: 'allowAddresses', variable: 'WECOM_APP_ALLOW_ADDRESSES', message }]);
  }
  const fetchList = async (): Promise<readonly string[]> => client().ip.getCallbackIp();
  return new CallbackAddresses({ fetchList, clock, logger, others });
}
