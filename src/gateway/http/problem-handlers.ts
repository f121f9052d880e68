import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from '../../logger/index.js';
import { HttpProblem } from './http-problem.js';
import type { ProblemBody } from './problem-schema.js';
import { requestIdOf } from './request-id.js';
import { statusText } from './status-text.js';
import { toHttpProblem } from './to-http-problem.js';

/** Answers every path that nothing before it has answered. */
export function notFound(): RequestHandler {
  return () => {
    throw new HttpProblem(404, 'not_found', 'There is nothing at this path.');
  };
}

/** Answers every method of a path but those that stand before it. */
export function onlyMethods(...methods: readonly string[]): RequestHandler {
  return () => {
    const message = `This path takes ${methods.join(' and ')}.`;
    throw new HttpProblem(405, 'method_not_allowed', message, { headers: { Allow: methods.join(', ') } });
  };
}

/**
 * Answers errors as `application/problem+json`, and logs those that are not the caller's.
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function problemHandler(logger: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error, _request, response, _next) => {
    const problem = toHttpProblem(error);
    const requestId = requestIdOf(response);
    if (problem.status >= 500) {
      const { status, code, cause } = problem;
      logger.error({ requestId, status, code, err: cause ?? problem }, 'a gateway could not serve a request');
    }
    // Half an answer must not look like a whole one.
    if (response.headersSent) response.destroy();
    else sendProblem(response, problem, requestId);
  };
}

function sendProblem(response: Response, problem: HttpProblem, requestId: string | undefined): void {
  const { status, code, message, errors, headers } = problem;
  const body: ProblemBody = {
    title: statusText(status),
    status,
    code,
    detail: message,
    ...(errors.length === 0 ? {} : { errors: [...errors] }),
    ...(requestId === undefined ? {} : { requestId }),
  };
  response.set({ ...headers, 'Cache-Control': 'no-store' });
  response.status(status).type('application/problem+json').send(JSON.stringify(body));
}
