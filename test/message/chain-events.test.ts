import { describe } from 'node:test';
import type { ChainChangeEventMap } from '../../src/message/index.js';
import { type ExpectedChanges, itReadsChanges } from './fixtures.js';

const chainId = 'Ch00001';
const corpIds = ['wwcorp1', 'wwcorp2'];

const expected: ExpectedChanges<ChainChangeEventMap> = {
  change_chain: {
    create_chain: { chainId },
    update_chain: { chainId },
    delete_chain: { chainId },
    create_group: { chainId, groupIds: ['1'] },
    update_group: { chainId, groupIds: ['1', '2'] },
    delete_group: { chainId, groupIds: ['1', '2'] },
    corp_join: { chainId, corpIds },
    update_corp: { chainId, corpIds },
    remove_corp: { chainId, corpIds },
  },
};

describe('supply chain events', () => itReadsChanges('chain', expected));
