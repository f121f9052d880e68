import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { after, afterEach, before, describe, it } from 'node:test';
import { GATE_RULES, type GateRules, permittedAddresses } from '../../../demo/link-to-pdf/gate-rules.js';
import { PublicGate } from '../../../demo/link-to-pdf/public-gate.js';

/** A server behind the gate: says its greeting, then what it hears. */
let server: Server;
let port: number;
let connections = 0;
const open: { close(): void }[] = [];

before(async () => {
  server = createServer((socket) => {
    connections++;
    socket.on('error', () => undefined);
    socket.write('hello ');
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

after(() => server.close());

afterEach(() => {
  for (const one of open.splice(0)) one.close();
  connections = 0;
});

async function openGate(rules: Partial<GateRules> = {}, onExhausted = () => undefined): Promise<PublicGate> {
  const given = { ports: [port], allowedAddresses: ['127.0.0.1'], ...rules };
  const gate = await PublicGate.open({ ...GATE_RULES, ...given }, onExhausted);
  open.push(gate);
  return gate;
}

async function connectTo(gate: PublicGate): Promise<Socket> {
  const socket = connect(gate.port, '127.0.0.1');
  socket.on('error', () => undefined);
  open.push({ close: () => socket.destroy() });
  await once(socket, 'connect');
  return socket;
}

function request(host: string, to = port): Buffer {
  const name = Buffer.from(host, 'latin1');
  return Buffer.from([5, 1, 0, 3, name.length, ...name, to >> 8, to & 255]);
}

/** Everything that comes until there are so many bytes, or the other end closes. */
async function read(socket: Socket, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    if (Buffer.concat(chunks).length >= length) break;
  }
  return Buffer.concat(chunks);
}

/** Asks for a connection; the answer's second byte is 0 for a connection, 2 for none. */
async function ask(
  gate: PublicGate,
  host: string,
  to = port,
): Promise<{ readonly socket: Socket; readonly code?: number }> {
  const socket = await connectTo(gate);
  socket.write(Buffer.from([5, 1, 0]));
  assert.deepEqual([...(await read(socket, 2))], [5, 0]);
  socket.write(request(host, to));
  const [, code] = await read(socket, 10);
  return code === undefined ? { socket } : { socket, code };
}

describe('PublicGate', () => {
  it('connects to what it has looked up and checked, both ways', async () => {
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return ['127.0.0.1'];
    };
    const { socket, code } = await ask(await openGate({ resolve }), 'site.example');
    assert.deepEqual([code, asked], [0, ['site.example']]);
    socket.write('world');
    assert.equal(String(await read(socket, 11)).slice(-5), 'world');
  });

  for (const [what, host, rules] of [
    ['a private address', '10.0.0.1', {}],
    ['this machine', '127.0.0.1', { allowedAddresses: [] }],
    ['an IPv6 address in brackets', '[::1]', {}],
    ['the metadata of a cloud', '169.254.169.254', {}],
    ['a name with a private address', 'inner.example', { resolve: async () => ['192.168.0.1'] }],
    [
      'a name with one private address among others',
      'mixed.example',
      { resolve: async () => ['127.0.0.1', 'fd00::1'] },
    ],
    ['a name without an address', 'gone.example', { resolve: async () => [] }],
    ['a name that is not known', 'nobody.invalid', { resolve: () => Promise.reject(new Error('ENOTFOUND')) }],
    ['another port', '127.0.0.1', { ports: [80, 443] }],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { code } = await ask(await openGate(rules), host);
      assert.deepEqual([code, connections], [2, 0]);
    });
  }

  it('looks a name up for each connection, so that it cannot come to mean another address', async () => {
    const answers = [['127.0.0.1'], ['10.0.0.1']];
    const gate = await openGate({ resolve: async () => answers.shift() ?? [] });
    assert.equal((await ask(gate, 'rebind.example')).code, 0);
    assert.equal((await ask(gate, 'rebind.example')).code, 2);
  });

  it('understands a request that comes byte by byte, and what follows it at once', async () => {
    const socket = await connectTo(await openGate());
    for (const byte of [5, 2, 0, 2]) socket.write(Buffer.from([byte]));
    await read(socket, 2);
    for (const byte of request('127.0.0.1')) {
      socket.write(Buffer.from([byte]));
      await new Promise(setImmediate);
    }
    socket.write('early');
    assert.match(String(await read(socket, 10 + 'hello early'.length)), /early$/);
  });

  for (const [what, bytes] of [
    ['SOCKS4', [4, 1]],
    ['HTTP', [...Buffer.from('GET http://127.0.0.1/ HTTP/1.1\r\n\r\n')]],
    ['an address in place of a name', [5, 1, 0, 5, 1, 0, 1, 127, 0, 0, 1, 0, 80]],
    ['a port to be opened', [5, 1, 0, 5, 2, 0, 3, 1, 97, 0, 80]],
  ] as const) {
    it(`hangs up on ${what}`, async () => {
      const socket = await connectTo(await openGate());
      const closed = once(socket, 'close');
      socket.resume().write(Buffer.from(bytes));
      await closed;
      assert.equal(connections, 0);
    });
  }

  it('survives those who leave early', async () => {
    const gate = await openGate();
    (await connectTo(gate)).end(Buffer.from([5]));
    (await connectTo(gate)).destroy();
    assert.equal((await ask(gate, '127.0.0.1')).code, 0);
  });

  it('tells when more came in than may, all connections together', async () => {
    let exhausted = 0;
    const gate = await openGate({ byteLimit: 'hello '.length }, () => void exhausted++);
    const first = await ask(gate, '127.0.0.1');
    await read(first.socket, 1);
    assert.equal(exhausted, 0);
    const second = await ask(gate, '127.0.0.1');
    await read(second.socket, 1);
    assert.equal(exhausted, 1);
  });

  it('lets nothing open when it closes', async () => {
    const gate = await openGate();
    const { socket } = await ask(gate, '127.0.0.1');
    const closed = once(socket, 'close');
    socket.resume();
    gate.close();
    await closed;
    await assert.rejects(connectTo(gate));
  });
});

describe('GATE_RULES', () => {
  it('open 80 and 443 of public addresses only', async () => {
    assert.deepEqual(await permittedAddresses('1.1.1.1', 443, GATE_RULES), ['1.1.1.1']);
    await assert.rejects(permittedAddresses('1.1.1.1', 22, GATE_RULES));
    await assert.rejects(permittedAddresses('localhost', 80, GATE_RULES));
    // As the system reads numbers.
    for (const host of ['2130706433', '0x7f000001', '127.1']) {
      await assert.rejects(permittedAddresses(host, 80, GATE_RULES), { message: 'the address is not public' });
    }
  });
});
