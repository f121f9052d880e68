import { encrypt, sealCallback } from '../witness.js';
import { plaintextOf } from '../workload.js';

/** What the floors answer: as long as a real reply, made once. */
export const CONSTANT_ANSWER = sealCallback(encrypt(plaintextOf(0)));
