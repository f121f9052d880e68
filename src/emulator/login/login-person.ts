import { type EmulatedApp, type OAuthStranger, openIdOf, type World } from '../world/index.js';

/** Somebody who may open a page of an app. */
export interface LoginPerson {
  /** `member:ZhangSan`, `customer:wm…` or `stranger`: what a form sends and a browser remembers. */
  readonly id: string;
  readonly kind: 'member' | 'customer' | 'stranger';
  /** Empty for the stranger, whose name depends on the language. */
  readonly name: string;
  /** What stands beside the name. */
  readonly note: string;
  /** What a code stands for. */
  readonly who: string | OAuthStranger;
}

const STRANGER = 'stranger';

/** Everybody who could log in: active members, customers, and somebody from WeChat whom nobody knows. */
export function loginPeople(world: World, app: EmulatedApp | undefined): LoginPerson[] {
  const { corpId } = world.corp;
  const members = world.directory
    .users()
    .filter(({ status }) => status === 1)
    .map(({ userId, name }) => memberOf(userId, name));
  const customers = world.customers.all().map(({ externalUserId, wire, followUsers }): LoginPerson => {
    // The platform names a customer only to an app that sees one of the members who follow them.
    const isKnown = [...followUsers.values()].some(
      ({ userId }) => app !== undefined && world.visibility.user(app, userId) !== undefined,
    );
    const openId = openIdOf(corpId, externalUserId);
    const who = isKnown ? { openId, externalUserId } : { openId };
    return { id: `customer:${externalUserId}`, kind: 'customer', name: String(wire.name), note: externalUserId, who };
  });
  const openId = openIdOf(corpId, STRANGER);
  return [...members, ...customers, { id: STRANGER, kind: STRANGER, name: '', note: openId, who: { openId } }];
}

/** The member as somebody who logs in. */
export function memberOf(userId: string, name = userId): LoginPerson {
  return { id: `member:${userId}`, kind: 'member', name, note: userId, who: userId };
}
