import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { Front } from './stage/front.js';

async function serverOf(name: string): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => response.end(name)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

const ask = async (origin: string, path: string): Promise<string> =>
  (await fetch(`${origin}${path}`, { headers: { connection: 'close' } })).text();

test('the tries of one callback go to the processes in turn', async (t) => {
  const [one, two] = [await serverOf('one'), await serverOf('two')];
  const front = await Front.open(() => [one.port, two.port]);
  t.after(() => {
    front.close();
    one.server.close();
    two.server.close();
  });
  assert.deepEqual(
    [await ask(front.origin, '/a'), await ask(front.origin, '/a'), await ask(front.origin, '/b')],
    ['one', 'two', 'one'],
  );
});

test('a process that is away is waited for, unless another one is there', async (t) => {
  const two = await serverOf('two');
  let ports: (number | undefined)[] = [undefined, two.port];
  const front = await Front.open(() => ports);
  t.after(() => {
    front.close();
    two.server.close();
  });
  assert.equal(await ask(front.origin, '/a'), 'two');
  ports = [undefined];
  const waiting = ask(front.origin, '/b');
  assert.equal(await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 30, 'waits'))]), 'waits');
  ports = [two.port];
  assert.equal(await waiting, 'two');
});
