import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ModelQuestion {
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** A status and a body, or what the model says. */
export type ModelAnswer = string | { readonly status: number; readonly body: string };

export interface ModelServer {
  readonly baseUrl: string;
  readonly questions: readonly ModelQuestion[];
  /** What it does from now on; by default it answers `answer to ` and the question. */
  answer: (question: ModelQuestion) => ModelAnswer | Promise<ModelAnswer>;
  close(): void;
}

/** An endpoint such as OpenAI's, on this machine. */
export async function startModelServer(): Promise<ModelServer> {
  const questions: ModelQuestion[] = [];
  const http = createServer(async (request, response) => {
    const question = { path: request.url, headers: request.headers, ...JSON.parse(await text(request)) };
    questions.push(question);
    const answer = await server.answer(question);
    const message = { role: 'assistant', content: answer };
    const { status, body } =
      typeof answer === 'object' ? answer : { status: 200, body: JSON.stringify({ choices: [{ message }] }) };
    response.writeHead(status).end(body);
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const server: ModelServer = {
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`,
    questions,
    answer: echoing,
    close() {
      http.closeAllConnections();
      http.close();
    },
  };
  return server;
}

export function echoing({ messages }: ModelQuestion): string {
  return `answer to ${messages.at(-1)?.content}`;
}
