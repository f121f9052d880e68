import express from 'express';
import { SETTINGS } from '../settings.js';
import { CONSTANT_ANSWER } from './constant-answer.js';
import { serve } from './serve.js';

/** The cost of Express 5 and its body parser alone: the body is parsed as text and a constant answered. */
export function start(): Promise<number> {
  const app = express();
  app.use(express.text({ type: '*/*' }));
  app.post(SETTINGS.path, (_request, response) => {
    response.type('application/xml').send(CONSTANT_ANSWER);
  });
  return serve(app);
}
