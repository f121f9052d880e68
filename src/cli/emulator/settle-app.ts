import type { EmulatedApp, Emulator } from '../../emulator/index.js';
import type { Environment } from '../../options/index.js';

/**
 * The app that the developer's own program plays: with the settings it has already, random ones for the rest. Of an
 * earlier run the app with that agentId, or the first, goes on.
 *
 * @throws EmulatorError when a setting is malformed
 */
export function settleApp(wecom: Emulator, environment: Environment): EmulatedApp {
  const agentId = given(environment.WECOM_APP_AGENT_ID);
  const secret = given(environment.WECOM_APP_SECRET);
  const token = given(environment.WECOM_APP_TOKEN);
  const encodingAESKey = given(environment.WECOM_APP_AES_KEY);
  const known = agentId === undefined ? wecom.apps[0] : wecom.apps.find((app) => String(app.agentId) === agentId);
  if (known === undefined) {
    return wecom.createApp({
      name: 'My app',
      ...(agentId === undefined ? {} : { agentId: Number(agentId) }),
      ...(secret === undefined ? {} : { secret }),
      ...(token === undefined ? {} : { token }),
      ...(encodingAESKey === undefined ? {} : { encodingAESKey }),
    });
  }
  known.secret = secret ?? known.secret;
  known.callback.token = token ?? known.callback.token;
  known.callback.encodingAESKey = encodingAESKey ?? known.callback.encodingAESKey;
  return known;
}

function given(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
