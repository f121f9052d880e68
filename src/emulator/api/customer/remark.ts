import { type AppCall, characterCount, type Params, Refusal, type Reply, tooLong } from '../../protocol/index.js';
import { findMedia } from '../find-media.js';
import { demandCustomerContact, demandFollow } from './demand.js';

const FIELDS = ['remark', 'description', 'remark_company', 'remark_mobiles', 'remark_pic_mediaid'];

/** @see https://developer.work.weixin.qq.com/document/path/92115 */
export function remarkContact(call: AppCall): Reply {
  demandCustomerContact(call);
  const { world, params } = call;
  const follow = demandFollow(call, params);
  if (!FIELDS.some((name) => params.has(name))) throw new Refusal(40063);
  const remark = limited(params, 'remark', 20);
  const description = limited(params, 'description', 150);
  const company = limited(params, 'remark_company', 20);
  const mobiles = params.strings('remark_mobiles');
  const picture = params.string('remark_pic_mediaid');
  if (picture) findMedia(call, picture, 'image');
  follow.remark = remark ?? follow.remark;
  follow.description = description ?? follow.description;
  // Only somebody from WeChat has no company of their own to show.
  const isWeChat = world.customers.get(params.need('external_userid'))?.type === 1;
  if (isWeChat) follow.remarkCorpName = company ?? follow.remarkCorpName;
  // The list replaces the old one; an empty number clears it.
  if (mobiles !== undefined) follow.remarkMobiles = mobiles.filter((mobile) => mobile !== '');
  return {};
}

function limited(params: Params, name: string, limit: number): string | undefined {
  const text = params.string(name);
  if (text !== undefined && characterCount(text) > limit) throw tooLong(name, limit);
  return text;
}
