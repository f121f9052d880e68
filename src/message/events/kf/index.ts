export type { KfAccountAuthChangeEvent, KfEventMap, KfMsgOrEventEvent } from './kf-events.js';
