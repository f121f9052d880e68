// The push gateway: other programs send messages of apps and robots.

export * from './push/index.js';

// The customer gateway: contacts, and messages to them, over an official or a personal account.

export * from './customer/index.js';

// The API keys that both are behind, and the refusals that both answer with.

export { type FieldProblem, HttpProblem, type HttpProblemOptions } from './http/index.js';
export * from './keys/index.js';
