import type { CallContext } from '../call-context.js';
import type { CallLimits } from '../caller/index.js';
import { defined, fromAnswer } from '../wire/index.js';

/** The app as the admin console shows it. */
export interface Agent {
  readonly agentId: number;
  readonly name: string;
  readonly squareLogoUrl: string;
  readonly description: string;
  /** The visible range (可见范围), in three parts. */
  readonly allowUserInfos?: { readonly user: readonly { readonly userId: string }[] };
  readonly allowPartys?: { readonly partyId: readonly number[] };
  readonly allowTags?: { readonly tagId: readonly number[] };
  /** 1 when the app is disabled. */
  readonly close: 0 | 1;
  /** The trusted domain (可信域名). */
  readonly redirectDomain: string;
  /** 1 when members report where they are on entering the app. */
  readonly reportLocationFlag: 0 | 1;
  /** 1 when entering the app is reported. */
  readonly isReportEnter: 0 | 1;
  readonly homeUrl: string;
  readonly customizedPublishStatus?: number;
}

export type AgentSummary = Pick<Agent, 'agentId' | 'name' | 'squareLogoUrl'>;

/** What to change; what is left out stays as it is. */
export interface AgentChange {
  readonly reportLocationFlag?: 0 | 1;
  /** From `media.upload('image', …)`. */
  readonly logoMediaId?: string;
  /** At most 32 characters. */
  readonly name?: string;
  /** 4 to 120 characters. */
  readonly description?: string;
  /** The trusted domain (可信域名). */
  readonly redirectDomain?: string;
  readonly isReportEnter?: 0 | 1;
  /** With `http://` or `https://`. */
  readonly homeUrl?: string;
}

/** The app itself (应用管理). */
export class AgentApi {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /**
   * Reads the app's settings.
   *
   * Calls `agent/get`.
   * @see https://developer.work.weixin.qq.com/document/path/90227
   */
  async get(limits: CallLimits = {}): Promise<Agent> {
    const query = { agentid: this.#context.agentId('agent/get') };
    return fromAnswer<Agent>(await this.#context.caller.call('agent/get', { ...limits, query }));
  }

  /**
   * Lists the apps that the secret is for: this one.
   *
   * Calls `agent/list`.
   */
  async list(limits: CallLimits = {}): Promise<readonly AgentSummary[]> {
    const answer = await this.#context.caller.call('agent/list', limits);
    return fromAnswer<{ agentList?: readonly AgentSummary[] }>(answer).agentList ?? [];
  }

  /**
   * Changes the app's settings.
   *
   * Calls `agent/set`.
   * @see https://developer.work.weixin.qq.com/document/path/90228
   */
  async set(change: AgentChange, limits: CallLimits = {}): Promise<void> {
    const json = defined({
      agentid: this.#context.agentId('agent/set'),
      report_location_flag: change.reportLocationFlag,
      logo_mediaid: change.logoMediaId,
      name: change.name,
      description: change.description,
      redirect_domain: change.redirectDomain,
      isreportenter: change.isReportEnter,
      home_url: change.homeUrl,
    });
    await this.#context.caller.call('agent/set', { ...limits, json, idempotent: true });
  }
}
