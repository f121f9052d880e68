export { describeErrCode, type ErrCodeInfo } from './describe-err-code.js';
export { type RetryRule, retryRuleOf } from './retry-rule.js';
export { toApiError } from './to-api-error.js';
