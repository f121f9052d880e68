import { CONSTANT_ANSWER } from './constant-answer.js';
import { serve } from './serve.js';

/** The cost of node:http alone: the request is read to its end and a constant answered. */
export function start(): Promise<number> {
  return serve((request, response) => {
    request.on('end', () => {
      response
        .writeHead(200, { 'Content-Type': 'application/xml', 'Content-Length': CONSTANT_ANSWER.length })
        .end(CONSTANT_ANSWER);
    });
    request.resume();
  });
}
