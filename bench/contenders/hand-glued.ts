import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import express from 'express';
import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { SETTINGS } from '../settings.js';
import { serve } from './serve.js';

/** What a user writes who has found the packages: WeCom's own crypto, fast-xml-parser, a body parser, Express. */
export function start(): Promise<number> {
  const { token, encodingAESKey, path } = SETTINGS;
  const parser = new XMLParser();
  const builder = new XMLBuilder({ cdataPropName: '__cdata' });
  const app = express();
  app.use(express.text({ type: '*/*' }));
  app.post(path, (request, response) => {
    const { msg_signature, timestamp, nonce } = request.query as Record<string, string>;
    const encrypted: string = parser.parse(request.body).xml.Encrypt;
    if (getSignature(token, timestamp ?? '', nonce ?? '', encrypted) !== msg_signature) {
      response.status(403).send('bad signature');
      return;
    }
    const { message, id } = decrypt(encodingAESKey, encrypted);
    const { xml } = parser.parse(message);
    const reply = builder.build({
      xml: {
        ToUserName: { __cdata: xml.FromUserName },
        FromUserName: { __cdata: xml.ToUserName },
        CreateTime: Math.floor(Date.now() / 1000),
        MsgType: { __cdata: 'text' },
        Content: { __cdata: xml.Content },
      },
    });
    const answer = encrypt(encodingAESKey, reply, id);
    const now = String(Math.floor(Date.now() / 1000));
    const envelope = builder.build({
      xml: {
        Encrypt: { __cdata: answer },
        MsgSignature: { __cdata: getSignature(token, now, nonce ?? '', answer) },
        TimeStamp: now,
        Nonce: { __cdata: nonce },
      },
    });
    response.type('application/xml').send(envelope);
  });
  return serve(app);
}
