import { decodeId, id, list } from '../../field/index.js';
import type { ChangeEventTable } from '../event-table.js';
import type {
  CorpJoinChainEvent,
  CreateChainEvent,
  CreateChainGroupEvent,
  DeleteChainEvent,
  DeleteChainGroupEvent,
  RemoveChainCorpEvent,
  UpdateChainCorpEvent,
  UpdateChainEvent,
  UpdateChainGroupEvent,
} from './change-chain-events.js';

/** The events of supply chains. */
export interface ChainChangeEventMap {
  readonly change_chain: {
    readonly create_chain: CreateChainEvent;
    readonly update_chain: UpdateChainEvent;
    readonly delete_chain: DeleteChainEvent;
    readonly create_group: CreateChainGroupEvent;
    readonly update_group: UpdateChainGroupEvent;
    readonly delete_group: DeleteChainGroupEvent;
    readonly corp_join: CorpJoinChainEvent;
    readonly update_corp: UpdateChainCorpEvent;
    readonly remove_corp: RemoveChainCorpEvent;
  };
}

const chainId = id('ChainId');
const groupIds = list('GroupIds/GroupId', decodeId);
const corpIds = list('CorpIds/CorpId', decodeId);

export const chainEvents = {
  change_chain: {
    create_chain: { chainId },
    update_chain: { chainId },
    delete_chain: { chainId },
    create_group: { chainId, groupIds },
    update_group: { chainId, groupIds },
    delete_group: { chainId, groupIds },
    corp_join: { chainId, corpIds },
    update_corp: { chainId, corpIds },
    remove_corp: { chainId, corpIds },
  },
} as const satisfies ChangeEventTable<ChainChangeEventMap>;
