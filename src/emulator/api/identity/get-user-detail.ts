import { type AppCall, Refusal, type Reply } from '../../protocol/index.js';
import { type SensitiveField, userToWire } from '../../world/index.js';

/**
 * `auth/getuserdetail`: what the member agreed to show; without that the gender is `"0"` and the rest absent.
 *
 * @see https://developer.work.weixin.qq.com/document/path/95833
 */
export function getUserDetail({ world, app, params, now }: AppCall): Reply {
  const id = params.string('user_ticket');
  if (!id) throw new Refusal(84090);
  const ticket = world.oauth.ticket(id);
  if (ticket === undefined || ticket.agentId !== app.agentId) throw new Refusal(84015);
  if (now >= ticket.expiresAt) throw new Refusal(84014);
  const user = world.directory.user(ticket.userId);
  if (user === undefined) throw new Refusal(60111);
  const wire = userToWire(user, true);
  const show = (field: SensitiveField) => (ticket.granted.includes(field) ? wire[field] : undefined);
  return {
    userid: user.userId,
    gender: show('gender') ?? '0',
    avatar: show('avatar'),
    qr_code: show('qr_code'),
    mobile: show('mobile'),
    email: show('email'),
    biz_mail: show('biz_mail'),
    address: show('address'),
  };
}
