import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { type ClosedLoopResult, runClosedLoop } from '../../bench/load/closed-loop.js';
import { buildCallbacks, httpRequestOf } from '../../bench/workload.js';

const requests = buildCallbacks(0, 60).map(httpRequestOf);

/** Runs the load against a server for at most `seconds`. */
async function load(listener: RequestListener, seconds: number): Promise<ClosedLoopResult> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    const { port } = server.address() as AddressInfo;
    return await runClosedLoop({ port, connections: 5, seconds, requests, keepEvery: 10 });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function readBody(request: Parameters<RequestListener>[0], done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks).toString()));
}

describe('runClosedLoop', () => {
  it('sends every request once, over the given number of connections', async () => {
    const seen = new Set<string>();
    const ports = new Set<number | undefined>();
    const result = await load((request, response) => {
      ports.add(request.socket.remotePort);
      readBody(request, (body) => {
        seen.add(body);
        response.end(body);
      });
    }, 10);
    assert.equal(seen.size, 60);
    assert.equal(ports.size, 5);
    assert.equal(result.answered, 60);
    assert.ok(result.requestsPerSecond > 0 && result.p50Ms <= result.p99Ms);
    assert.deepEqual(
      [...result.kept.keys()].toSorted((a, b) => a - b),
      [0, 10, 20, 30, 40, 50],
    );
    assert.ok(requests[10]?.includes(result.kept.get(10) ?? '?'), 'a kept body belongs to its request');
  });

  it('puts an answer together that comes in pieces', async () => {
    const result = await load((request, response) => {
      readBody(request, (body) => {
        response.writeHead(200, { 'Content-Length': Buffer.byteLength(body) });
        response.write(body.slice(0, 100));
        setImmediate(() => response.end(body.slice(100)));
      });
    }, 10);
    assert.equal(result.answered, 60);
    assert.ok(requests[20]?.includes(result.kept.get(20) ?? '?'));
  });

  it('stops when the time is over', async () => {
    const result = await load((request, response) => {
      readBody(request, () => setTimeout(() => response.end('slow'), 20));
    }, 0.03);
    assert.ok(result.answered >= 5 && result.answered < 60, `${result.answered} answered`);
  });

  it('ends at the first answer that is not 200', async () => {
    const refuse: RequestListener = (request, response) => {
      readBody(request, () => response.writeHead(403).end('no'));
    };
    await assert.rejects(load(refuse, 10), /answered 403 to a good callback|without Content-Length/);
  });

  it('ends when the server closes a connection', async () => {
    await assert.rejects(
      load((request) => request.socket.end(), 10),
      /closed a connection|ECONNRESET|EPIPE/,
    );
  });

  it('ends when nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    server.close();
    await assert.rejects(runClosedLoop({ port, connections: 2, seconds: 1, requests, keepEvery: 10 }), /ECONNREFUSED/);
  });
});
