export { defined } from './defined.js';
export { fromAnswer, fromWire, fromWireName } from './from-wire.js';
export { fromPipeList } from './pipe-list.js';
export { toJson } from './to-json.js';
export { isWireRecord, type WireRecord } from './wire-record.js';
