import { type AppCall, Refusal } from '../../protocol/index.js';
import type { User } from '../../world/index.js';

/** Whom one `message/send` reaches, and what it named in vain. */
export interface Receivers {
  readonly users: readonly User[];
  readonly invalid: InvalidReceivers;
}

/** As they stand in the answer: each joined with `|`, absent when empty, userids in lower case. */
export interface InvalidReceivers {
  readonly invaliduser: string | undefined;
  readonly invalidparty: string | undefined;
  readonly invalidtag: string | undefined;
  readonly unlicenseduser: string | undefined;
}

/** Resolves `touser`, `toparty` and `totag` within the visible range; 81013 when all of it is invalid. */
export function readReceivers(call: AppCall): Receivers {
  const { params } = call;
  const finder = new ReceiverFinder(call);
  if (params.string('touser') === '@all') {
    finder.addEveryone();
    return finder.result();
  }
  const users = listOf(params.string('touser'));
  const parties = listOf(params.string('toparty'));
  const tags = listOf(params.string('totag'));
  if (users.length + parties.length + tags.length === 0) throw new Refusal(82001);
  if (users.length > 1000) throw new Refusal(40032);
  if (parties.length > 100) throw new Refusal(82002, 'too many parties');
  if (tags.length > 100) throw new Refusal(82003, 'too many tags');
  if (parties.some((id) => !/^\d+$/.test(id))) throw new Refusal(40066);
  for (const userId of users) finder.addUser(userId);
  for (const id of parties) finder.addParty(id);
  for (const id of tags) finder.addTag(id);
  return finder.result();
}

class ReceiverFinder {
  readonly #call: AppCall;
  readonly #users = new Set<User>();
  readonly #unlicensed = new Set<User>();
  readonly #invalid = { user: new Set<string>(), party: new Set<string>(), tag: new Set<string>() };
  #anyValid = false;

  constructor(call: AppCall) {
    this.#call = call;
  }

  addEveryone(): void {
    const { world, app } = this.#call;
    this.#addAll(world.visibility.users(app));
  }

  addUser(userId: string): void {
    const { world, app } = this.#call;
    const user = world.visibility.user(app, userId);
    if (user === undefined) this.#invalid.user.add(userId.toLowerCase());
    else this.#addAll([user]);
  }

  addParty(written: string): void {
    const { world, app } = this.#call;
    const id = Number(written);
    if (world.visibility.seesDepartment(app, id)) {
      this.#addAll(world.visibility.users(app).filter((user) => world.directory.isMember(user, id)));
    } else {
      this.#invalid.party.add(written);
    }
  }

  addTag(written: string): void {
    const { world, app } = this.#call;
    const tag = world.tags.get(Number(written));
    if (tag === undefined) this.#invalid.tag.add(written);
    else this.#addAll(world.visibility.users(app).filter((user) => world.visibility.hasTag(user, tag)));
  }

  result(): Receivers {
    const invalid = {
      invaliduser: joined(this.#invalid.user),
      invalidparty: joined(this.#invalid.party),
      invalidtag: joined(this.#invalid.tag),
      unlicenseduser: joined([...this.#unlicensed].map((user) => user.userId.toLowerCase())),
    };
    if (!this.#anyValid) throw new Refusal(81013, undefined, invalid);
    return { users: [...this.#users], invalid };
  }

  #addAll(users: readonly User[]): void {
    this.#anyValid = true;
    for (const user of users) (user.licensed ? this.#users : this.#unlicensed).add(user);
  }
}

function listOf(joinedIds: string | undefined): string[] {
  return (joinedIds ?? '').split('|').filter((id) => id !== '');
}

function joined(ids: Iterable<string>): string | undefined {
  return [...ids].join('|') || undefined;
}
