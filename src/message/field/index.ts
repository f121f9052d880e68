export { agentId } from './agent-id.js';
export { commaList } from './comma-list.js';
export { decimal, decodeDecimal } from './decimal.js';
export {
  type Decoder,
  type Field,
  type Fields,
  type FieldsOf,
  type Fill,
  type OptionalField,
  prepare,
} from './field.js';
export { decodeId, id } from './id.js';
export { decodeInteger, integer } from './integer.js';
export { list } from './list.js';
export { optional } from './optional.js';
export { decodeRecord, record } from './record.js';
export { decodeText, text } from './text.js';
