import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { findChromium } from '../../demo/link-to-pdf/find-chromium.js';
import { GATE_RULES, type GateRules } from '../../demo/link-to-pdf/gate-rules.js';
import { type PrintOptions, printPage } from '../../demo/link-to-pdf/print-page.js';
import { linkToPdf } from '../../demo/link-to-pdf.js';
import { ConfigError } from '../../src/index.js';
import { skipWithoutChromium } from '../helpers/chromium.js';
import { type StartedDemo, startDemo } from './start-demo.js';

type Page = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Chromium has no sandbox for root, as whom tests run in containers. */
const ENVIRONMENT = { PATH: process.env.PATH, CHROMIUM_SANDBOX: 'off' };
/** Until the page is there, on a machine with much to do. */
const PATIENCE = { within: 30_000 };
const UNREACHABLE = 'I cannot open that: it does not answer, or it is not on the public internet.';

const html =
  (text: string): Page =>
  (_request, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(text);
const redirect =
  (location: string): Page =>
  (_request, response) =>
    response.writeHead(302, { location }).end();

const pages: Record<string, Page> = {
  '/report': html('<title>loading</title><script src="/title.js"></script><h1>Report</h1><img src="/picture.png">'),
  '/title.js': (_request, response) => response.end('document.title = "日报 7/8: all is <well>"'),
  '/gone': (_request, response) => response.writeHead(404).end('gone'),
  '/archive': (_request, response) =>
    response.writeHead(200, { 'content-type': 'application/zip', 'content-disposition': 'attachment' }).end('PK'),
  '/paper': (_request, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4'),
  '/endless': html('<script>for (;;) {}</script>'),
  '/large': (_request, response) => {
    response.setHeader('content-type', 'text/html').write('<p>');
    const more = setInterval(() => response.write('x'.repeat(100_000)), 1);
    response.on('close', () => clearInterval(more));
  },
};

let port: number;
let server: Server;
/** On an address of this machine that nobody may reach by a link. */
let inner: Server;
let datagrams: Socket;
let rules: Partial<GateRules>;
let demo: StartedDemo;
const asked: string[] = [];
const reached: string[] = [];

const skip = skipWithoutChromium();

describe('demo/link-to-pdf', { skip }, () => {
  before(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.headers.host}${request.url}`);
      const page =
        pages[(request.url ?? '').split('?', 1)[0] ?? ''] ?? ((_request, answer) => answer.writeHead(404).end());
      page(request, response);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    inner = createServer((request, response) => {
      reached.push(request.url ?? '');
      response.end('a secret');
    });
    inner.listen(port, '127.0.0.2').on('error', () => reached.splice(0));
    datagrams = createSocket('udp4', () => reached.push('a datagram'));
    await new Promise<void>((resolve) => datagrams.bind(0, '127.0.0.1', resolve));
    rules = {
      ports: [port],
      allowedAddresses: ['127.0.0.1'],
      resolve: async (host) => (host === 'site.example' ? ['127.0.0.1'] : ['127.0.0.2']),
    };
    demo = await startDemo(linkToPdf(rules), { environment: ENVIRONMENT });
  });

  after(async () => {
    await demo.close();
    server.closeAllConnections();
    server.close();
    inner.close();
    datagrams.close();
  });

  beforeEach(() => {
    asked.length = 0;
    reached.length = 0;
  });

  async function send(text: string): Promise<void> {
    await demo.wecom.user('ZhangSan').sendText(text);
  }

  async function expectFile() {
    const { content, road } = await demo.wecom.expectReply(({ msgType }) => msgType === 'file', PATIENCE);
    const file = demo.wecom.media.get(String(content.media_id));
    assert.ok(file);
    return { road, fileName: file.fileName, head: Buffer.from(file.bytes.subarray(0, 5)).toString() };
  }

  it('prints the page of a link message, with its script, under its title', async () => {
    const url = `http://site.example:${port}/report`;
    await demo.wecom.user('ZhangSan').sendLink({ title: 'A report', url });
    assert.deepEqual(await expectFile(), {
      road: 'active',
      fileName: '日报 7 8 all is well.pdf',
      head: '%PDF-',
    });
    assert.ok(asked.includes(`site.example:${port}/title.js`));
    assert.ok(asked.includes(`site.example:${port}/picture.png`));
  });

  it('finds the link in a text', async () => {
    await send(`看看 http://site.example:${port}/report。谢谢`);
    assert.equal((await expectFile()).head, '%PDF-');
    assert.ok(asked.includes(`site.example:${port}/report`));
  });

  for (const [what, path, words] of [
    ['is not there', '/gone', 'That page answers with the error 404.'],
    ['is a download', '/archive', UNREACHABLE],
    ['is a PDF', '/paper', 'That is no web page.'],
    ['leads to a private address', '/to-inner', UNREACHABLE],
    ['leads to another port', '/to-port', UNREACHABLE],
    ['leads to a file of this machine', '/to-file', UNREACHABLE],
    ['leads to a private address by its script', '/to-inner-by-script', UNREACHABLE],
  ] as const) {
    it(`says so when the page ${what}`, async () => {
      pages['/to-inner'] = redirect(`http://127.0.0.2:${port}/redirected`);
      pages['/to-port'] = redirect('http://127.0.0.1:22/');
      pages['/to-file'] = redirect('file:///etc/passwd');
      pages['/to-inner-by-script'] = html(`<script>location = 'http://inner.example:${port}/scripted'</script>`);
      await send(`http://site.example:${port}${path}`);
      await demo.wecom.expectReply(words, PATIENCE);
      assert.deepEqual([asked.includes(`site.example:${port}${path}`), reached], [true, []]);
    });
  }

  for (const [what, link] of [
    ['a private address', () => `http://127.0.0.2:${port}/`],
    ['a name with a private address', () => `http://inner.example:${port}/`],
    ['a private address as one number', () => `http://2130706434:${port}/`],
    ['a private address inside IPv6', () => `http://[::ffff:7f00:2]:${port}/`],
    ['the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
    ['another port', () => 'http://127.0.0.1:22/'],
  ] as const) {
    it(`starts no browser for ${what}`, async () => {
      await send(link());
      await demo.wecom.expectReply(UNREACHABLE);
      assert.deepEqual(reached, []);
    });
  }

  it('lets nothing on a page out to where a link may not lead', async () => {
    const { port: stun } = datagrams.address();
    pages['/curious'] = html(`<title>curious</title><h1>Curious</h1>
      <img src="http://127.0.0.2:${port}/image"><iframe src="http://inner.example:${port}/frame"></iframe>
      <link rel="stylesheet" href="http://2130706434:${port}/style"><img src="/redirect"><img src="file:///etc/passwd">
      <script>
        fetch('http://127.0.0.2:${port}/fetch', { mode: 'no-cors' });
        navigator.sendBeacon('http://127.0.0.2:${port}/beacon', 'x');
        new WebSocket('ws://127.0.0.2:${port}/socket');
        open('http://127.0.0.2:${port}/popup');
        new Worker(URL.createObjectURL(new Blob(['fetch("http://127.0.0.2:${port}/worker", { mode: "no-cors" })'])));
        const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${stun}' }] });
        peer.createDataChannel('x');
        peer.createOffer().then((offer) => peer.setLocalDescription(offer));
        document.title = 'still here';
      </script>`);
    pages['/redirect'] = redirect(`http://127.0.0.2:${port}/redirected-image`);
    await send(`http://site.example:${port}/curious`);
    assert.equal((await expectFile()).fileName, 'still here.pdf');
    assert.ok(asked.includes(`site.example:${port}/redirect`));
    assert.deepEqual(reached, []);
  });

  it('explains itself', async () => {
    await demo.wecom.user('ZhangSan').enter();
    await demo.wecom.expectReply(/^Send me a link/);
    await send('hello');
    await demo.wecom.expectReply(/^Send me a link/);
  });

  it('writes no query of a link to its log', async () => {
    await send(`http://inner.example:${port}/?token=a-secret`);
    await demo.wecom.expectReply(UNREACHABLE);
    await send(`http://site.example:${port}/gone?token=a-secret`);
    await demo.wecom.expectReply(/error 404/, PATIENCE);
    const lines = demo.logger.lines.filter(({ message }) => message === 'a page was not printed');
    assert.ok(lines.length >= 2);
    assert.doesNotMatch(JSON.stringify(demo.logger.lines), /a-secret/);
  });

  describe('printPage', () => {
    function print(path: string, options: Partial<PrintOptions> = {}, signal = new AbortController().signal) {
      const executablePath = findChromium(process.env);
      const common = { executablePath, hasSandbox: false, rules: { ...GATE_RULES, ...rules }, timeout: 30_000 };
      return printPage(`http://site.example:${port}${path}`, { ...common, ...options }, signal);
    }

    it('stops a page that never ends', async () => {
      await assert.rejects(print('/endless', { timeout: 3000 }), { message: 'That page takes too long.' });
    });

    it('stops a page that is too large', async () => {
      const small = { ...GATE_RULES, ...rules, byteLimit: 1_000_000 };
      await assert.rejects(print('/large', { rules: small }), { message: 'That page is too large.' });
    });

    it('stops when the app does', async () => {
      const stop = new AbortController();
      const printed = print('/large', {}, stop.signal);
      while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      stop.abort();
      await assert.rejects(printed, { message: 'I had to stop.' });
    });

    it('does not begin when the app has stopped', async () => {
      await assert.rejects(print('/report', {}, AbortSignal.abort()), { message: 'I had to stop.' });
      assert.deepEqual(asked, []);
    });

    it('says why when Chromium does not start', async () => {
      await assert.rejects(print('/report', { executablePath: '/dev/null' }), (error: { detail?: string }) => {
        assert.match(error.detail ?? '', /\/dev\/null/);
        return true;
      });
    });

    for (const url of ['file:///etc/passwd', 'ftp://site.example/', 'javascript:alert(1)', 'no link', '']) {
      it(`takes ${JSON.stringify(url)} for no link`, async () => {
        const options = { executablePath: '/dev/null', hasSandbox: true, rules: GATE_RULES, timeout: 1000 };
        const { signal } = new AbortController();
        await assert.rejects(printPage(url, options, signal), { message: 'That is no link to a web page.' });
      });
    }
  });
});

describe('findChromium', () => {
  it('says what to install, or which path is wrong', () => {
    assert.throws(
      () => findChromium({ PATH: '/nowhere' }),
      (error: Error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, /CHROMIUM_PATH.*is missing, and no Chromium is on PATH/);
        return true;
      },
    );
    assert.throws(() => findChromium({ CHROMIUM_PATH: '/nowhere/chromium' }), /CHROMIUM_PATH.*is no file/);
    assert.equal(findChromium({ CHROMIUM_PATH: process.execPath }), process.execPath);
  });
});
