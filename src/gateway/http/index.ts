export { type FieldProblem, HttpProblem, type HttpProblemOptions } from './http-problem.js';
export { jsonBody, notJsonProblem } from './json-body.js';
export { pageFiles, pageFolder } from './page-files.js';
export { notFound, onlyMethods, problemHandler } from './problem-handlers.js';
export { type ProblemBody, problemSchema } from './problem-schema.js';
export { requestIdOf, requestIds } from './request-id.js';
export { securityHeaders } from './security-headers.js';
export { invalidRequest, toHttpProblem } from './to-http-problem.js';
export { validate } from './validate.js';
