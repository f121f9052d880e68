import type { GatewayContact, GatewayTag } from 'wecom-app-svr/gateway';
import type { BotContact, BotTag, WechatyBot } from './wechaty-bot.js';

/** Types of contacts that are people; 0 is unknown. */
const PEOPLE: readonly number[] = [0, 1, 3];
const PERSON_IN_WECHAT = 1;
const PERSON_IN_WECOM = 3;
/** So many contacts' tags are asked for at once. */
const AT_ONCE = 16;

/** Reads everybody whom the account can write to. @throws when the puppet cannot list them */
export async function readContacts(bot: WechatyBot): Promise<readonly GatewayContact[]> {
  const people = (await findAll(bot)).filter(isPerson);
  const contacts: GatewayContact[] = [];
  for (let start = 0; start < people.length; start += AT_ONCE) {
    contacts.push(...(await Promise.all(people.slice(start, start + AT_ONCE).map(toContact))));
  }
  return contacts;
}

/** Wechaty answers an empty list when it fails, and tells of the error by an event only. */
async function findAll(bot: WechatyBot): Promise<readonly BotContact[]> {
  const failures: Error[] = [];
  const note = (error: Error): void => void failures.push(error);
  bot.on('error', note);
  try {
    const contacts = await bot.Contact.findAll();
    const [failure] = failures;
    if (contacts.length === 0 && failure !== undefined) throw failure;
    return contacts;
  } finally {
    bot.off('error', note);
  }
}

function isPerson(contact: BotContact): boolean {
  const { type = 0, friend } = contact.payload ?? {};
  return !contact.self() && friend !== false && PEOPLE.includes(type);
}

async function toContact(contact: BotContact): Promise<GatewayContact> {
  const { alias, avatar, gender, type, phone, corporation, title, description } = contact.payload ?? { name: '' };
  return {
    id: contact.id,
    name: contact.name(),
    remark: alias ?? '',
    ...(avatar ? { avatar } : {}),
    ...(gender === 1 || gender === 2 ? { gender: gender === 1 ? 'male' : 'female' } : {}),
    ...(type === PERSON_IN_WECHAT || type === PERSON_IN_WECOM
      ? { type: type === PERSON_IN_WECHAT ? 'wechat' : 'wecom' }
      : {}),
    ...(corporation ? { corpName: corporation } : {}),
    ...(title ? { position: title } : {}),
    ...(description ? { description } : {}),
    ...(phone !== undefined && phone.length > 0 ? { mobiles: [...phone] } : {}),
    tags: (await contact.tags()).map(toTag),
  };
}

/** The community's Wechaty knows a tag by its id alone, which in most puppets is the name. */
function toTag(tag: BotTag): GatewayTag {
  return { id: tag.id, name: tag.name?.() || tag.id };
}
