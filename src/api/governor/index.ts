export { appDayRule, RATE_RULES, type RateRule } from './rate-rule.js';
export { type Demand, type LimiterFactory, SendGovernor, type SendGovernorOptions } from './send-governor.js';
