export { CallbackPipeline, type PipelineConfig } from './callback-pipeline.js';
export type { CallbackRequest } from './callback-request.js';
export { type CallbackResponse, textResponse } from './callback-response.js';
export { HandlerRunner } from './handler-runner.js';
export { refuse } from './refuse.js';
