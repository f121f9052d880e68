import type { EventBase } from '../event-base.js';

/** What the events of a supply chain (上下游) have. */
export interface ChainEventBase extends EventBase {
  readonly event: 'change_chain';
  readonly chainId: string;
}

/** What the events of groups (分组) within a chain have. */
export interface ChainGroupEventBase extends ChainEventBase {
  readonly groupIds: readonly string[];
}

/** What the events of companies within a chain have. */
export interface ChainCorpEventBase extends ChainEventBase {
  readonly corpIds: readonly string[];
}

/**
 * `change_chain` / `create_chain`: a chain was made (新增上下游).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95796
 */
export interface CreateChainEvent extends ChainEventBase {
  readonly changeType: 'create_chain';
}

/**
 * `change_chain` / `update_chain`: a chain changed (更新上下游).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95796
 */
export interface UpdateChainEvent extends ChainEventBase {
  readonly changeType: 'update_chain';
}

/**
 * `change_chain` / `delete_chain`: a chain was removed (删除上下游).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95796
 */
export interface DeleteChainEvent extends ChainEventBase {
  readonly changeType: 'delete_chain';
}

/**
 * `change_chain` / `create_group`: groups were made (新增分组).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95796
 */
export interface CreateChainGroupEvent extends ChainGroupEventBase {
  readonly changeType: 'create_group';
}

/**
 * `change_chain` / `update_group`: groups changed (更新分组).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95796
 */
export interface UpdateChainGroupEvent extends ChainGroupEventBase {
  readonly changeType: 'update_group';
}

/**
 * `change_chain` / `delete_group`: groups were removed (删除分组).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95796
 */
export interface DeleteChainGroupEvent extends ChainGroupEventBase {
  readonly changeType: 'delete_group';
}

/**
 * `change_chain` / `corp_join`: companies joined (企业加入).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95796
 */
export interface CorpJoinChainEvent extends ChainCorpEventBase {
  readonly changeType: 'corp_join';
}

/**
 * `change_chain` / `update_corp`: companies changed (更新企业).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95796
 */
export interface UpdateChainCorpEvent extends ChainCorpEventBase {
  readonly changeType: 'update_corp';
}

/**
 * `change_chain` / `remove_corp`: companies left or were removed (移除企业).
 *
 * @see https://developer.work.weixin.qq.com/document/path/95796
 */
export interface RemoveChainCorpEvent extends ChainCorpEventBase {
  readonly changeType: 'remove_corp';
}
