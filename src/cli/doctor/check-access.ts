import { WecomClient, type WecomClientOptions } from '../../api/index.js';
import { ApiError, WecomError } from '../../errors/index.js';
import type { Finding } from './finding.js';

const UNTRUSTED_IP = 60020;

/** Gets an access token and makes one call with it: are secret and agentId right, is the IP trusted, is the app on? */
export async function checkAccess(options: WecomClientOptions): Promise<Finding[]> {
  const api = new WecomClient(options);
  try {
    const token = await attempt('access token', async () => {
      await api.getAccessToken();
      return { check: 'access token', status: 'ok', message: 'obtained: corpId and secret are right' };
    });
    return token.status === 'fail' ? [token] : [token, ...(await checkApp(api, options))];
  } finally {
    await api.close();
  }
}

async function checkApp(api: WecomClient, { environment }: WecomClientOptions): Promise<Finding[]> {
  const trusted: Finding = { check: 'trusted IP', status: 'ok', message: 'WeCom takes calls from this address' };
  const app = await attempt('app', async () => {
    if ((environment?.WECOM_APP_AGENT_ID ?? '') === '') return findApp(api);
    const { name, agentId, close } = await api.agent.get();
    if (close !== 1) return { check: 'app', status: 'ok', message: `${name} (agentId ${agentId}) is enabled` };
    const fix = 'Enable it: admin console > 应用管理 > the app.';
    return { check: 'app', status: 'fail', message: `${name} (agentId ${agentId}) is disabled`, fix };
  });
  // A call that failed for another reason may not have come as far as the check of the address.
  return app.status === 'fail' ? [app] : [trusted, app];
}

/** Without an agentId: the secret knows which app it is of. */
async function findApp(api: WecomClient): Promise<Finding> {
  const [app] = await api.agent.list();
  if (app === undefined) return { check: 'app', status: 'warn', message: 'the secret is of no app that can be listed' };
  const { name, agentId } = app;
  const fix = `Set WECOM_APP_AGENT_ID=${agentId}.`;
  return { check: 'app', status: 'warn', message: `the secret is of ${name}, whose agentId is not set`, fix };
}

/** A refusal and a failure as findings. One for the address is about the trusted IP, whatever was tried. */
async function attempt(check: string, make: () => Promise<Finding>): Promise<Finding> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof WecomError)) throw error;
    const refusal = error instanceof ApiError ? error : undefined;
    const name = refusal?.errCode === UNTRUSTED_IP ? 'trusted IP' : check;
    const message = refusal === undefined ? error.message : describe(refusal);
    const fix = refusal?.hint;
    return { check: name, status: 'fail', message, ...(fix === undefined ? {} : { fix }) };
  }
}

function describe({ path, errCode, meaning, callerIp }: ApiError): string {
  const from = callerIp === undefined ? '' : `, ${callerIp}`;
  return `${path} was refused with errcode ${errCode}: ${meaning.en} (${meaning.zh})${from}`;
}
