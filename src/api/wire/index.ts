export { defined } from './defined.js';
export { fromPipeList } from './from-pipe-list.js';
export { fromAnswer, fromWire, fromWireName } from './from-wire.js';
export { parseRecord } from './parse-record.js';
export { toJson } from './to-json.js';
export { isWireRecord, type WireRecord } from './wire-record.js';
