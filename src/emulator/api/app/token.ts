import { type ApiCall, Refusal, type Reply } from '../../protocol/index.js';

/**
 * `gettoken`: the secret is asked for before the corpid, and the corpid compared before the secret.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91039
 */
export function getToken({ world, query, now }: ApiCall): Reply {
  const secret = query.get('corpsecret');
  const corpId = query.get('corpid');
  if (!secret) throw new Refusal(41004);
  if (!corpId) throw new Refusal(41002);
  if (corpId !== world.corp.corpId) throw new Refusal(40013);
  const app = world.apps.bySecret(secret);
  if (app === undefined || !app.enabled) throw new Refusal(40001);
  const { token, expiresIn } = world.tokens.issue(app, now);
  return { access_token: token, expires_in: expiresIn };
}
