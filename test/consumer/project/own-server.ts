import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { CallbackCrypto, decryptMessage, encryptMessage, verifyUrl } from 'wecom-app-svr/crypto';

const { WECOM_APP_CORP_ID = '', WECOM_APP_TOKEN = '', WECOM_APP_AES_KEY = '' } = process.env;
const crypto = new CallbackCrypto({
  receiveId: WECOM_APP_CORP_ID,
  token: WECOM_APP_TOKEN,
  encodingAESKey: WECOM_APP_AES_KEY,
});

const server = createServer(async (request, response) => {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams);
  if (request.method === 'GET') response.end(verifyUrl(crypto, query));
  else response.end(encryptMessage(crypto, answerTo(decryptMessage(crypto, query, await buffer(request)))));
});

/** The message itself, or a welcome. */
function answerTo(xml: string): string {
  if (!xml.includes('<Event><![CDATA[enter_agent]]></Event>')) return xml;
  return '<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[Welcome!]]></Content></xml>';
}

server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ callbackUrl: `http://127.0.0.1:${port}/` }));
});
process.once('SIGTERM', () => process.exit(0));
