import type { RateRule } from '../../api/governor/index.js';
import {
  type KeyGrants,
  type KeyRate,
  type KeyRecipients,
  RECIPIENT_KINDS,
  type RecipientKind,
} from './api-key-options.js';

const DEFAULT_RATE: KeyRate = { requests: 300 };
const MINUTE = 60_000;
const ANY = '*';
/** Everybody who can see the app, as `message/send` spells it. */
const EVERYBODY = '@all';

/** The ids that a key is open to, by kind. */
type OpenIds = ReadonlyMap<RecipientKind, ReadonlySet<string>>;

/** A key that was recognised: who calls, and what that caller may do. */
export class ApiKey {
  readonly name: string;
  /** The limit that the key's requests are counted against. */
  readonly rateRule: RateRule;
  readonly #apps: ReadonlySet<string> | undefined;
  readonly #open: OpenIds | undefined;

  constructor({ name, apps, recipients, rate = DEFAULT_RATE }: KeyGrants) {
    const { requests, window = MINUTE } = rate;
    this.name = name;
    this.rateRule = { id: `api-key ${name}`, name: `${requests} requests in ${window} ms`, points: requests, window };
    this.#apps = apps === undefined ? undefined : new Set(apps);
    this.#open = recipients === undefined ? undefined : openIds(recipients);
  }

  /** Whether the key may use an app. */
  mayUseApp(app: string): boolean {
    return this.#apps?.has(app) ?? true;
  }

  /** Whether the key may send to one recipient. Among users, `'@all'` is everybody at once. */
  mayReach(kind: RecipientKind, id: string | number): boolean {
    if (this.#open === undefined) return this.#isFree(kind);
    const open = this.#open.get(kind);
    const wanted = comparable(kind, id);
    if (open === undefined) return false;
    if (kind !== 'users') return open.has(ANY) || open.has(wanted);
    return open.has(EVERYBODY) || (wanted !== EVERYBODY && (open.has(ANY) || open.has(wanted)));
  }

  /** Whether the key may send to each recipient of a kind, whatever its id. */
  mayReachAny(kind: RecipientKind): boolean {
    if (this.#open === undefined) return this.#isFree(kind);
    const open = this.#open.get(kind);
    return open !== undefined && (open.has(ANY) || (kind === 'users' && open.has(EVERYBODY)));
  }

  /** Without restrictions, a key reaches everything that is its app's; what belongs to no app needs a key for all. */
  #isFree(kind: RecipientKind): boolean {
    return this.#apps === undefined || (kind !== 'robots' && kind !== 'customers');
  }
}

function openIds(recipients: KeyRecipients): OpenIds {
  return new Map(RECIPIENT_KINDS.map((kind) => [kind, new Set(recipients[kind]?.map((id) => comparable(kind, id)))]));
}

/** WeCom takes userids in either case, so a restriction must, too; and it might overlook blanks around them. */
function comparable(kind: RecipientKind, id: string | number): string {
  return kind === 'users' ? String(id).trim().toLowerCase() : String(id);
}
