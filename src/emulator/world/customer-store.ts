import {
  type Customer,
  type ExternalContactOptions,
  externalContactToWire,
  type FollowUser,
  type FollowUserOptions,
} from './customer.js';
import { opaqueId } from './ids.js';

/** The company's customers (客户联系). */
export class CustomerStore {
  readonly #customers = new Map<string, Customer>();

  add(options: ExternalContactOptions, now: number): Customer {
    const type = options.type ?? 1;
    const externalUserId = options.externalUserId ?? `${type === 1 ? 'wm' : 'wo'}${opaqueId(30)}`;
    const followUsers = new Map<string, FollowUser>();
    for (const follow of options.followUser) {
      const settled = settleFollow(typeof follow === 'string' ? { userId: follow } : follow, now);
      followUsers.set(settled.userId.toLowerCase(), settled);
    }
    const customer = { externalUserId, type, wire: externalContactToWire(externalUserId, options), followUsers };
    this.#customers.set(externalUserId, customer);
    return customer;
  }

  get(externalUserId: string): Customer | undefined {
    return this.#customers.get(externalUserId);
  }

  all(): Customer[] {
    return [...this.#customers.values()];
  }

  /** The customers of one member, in the order they were added. */
  of(userId: string): Customer[] {
    const id = userId.toLowerCase();
    return this.all().filter((customer) => customer.followUsers.has(id));
  }

  follow(userId: string, externalUserId: string): FollowUser | undefined {
    return this.#customers.get(externalUserId)?.followUsers.get(userId.toLowerCase());
  }
}

function settleFollow(options: FollowUserOptions, now: number): FollowUser {
  return {
    userId: options.userId,
    createTime: options.createTime ?? now,
    operUserId: options.operUserId ?? options.userId,
    addWay: options.addWay ?? 1,
    state: options.state,
    tagIds: new Set(options.tagIds),
    personalTags: options.personalTags ?? [],
    remark: options.remark ?? '',
    description: options.description ?? '',
    remarkCorpName: options.remarkCorpName,
    remarkMobiles: options.remarkMobiles ?? [],
  };
}
