import express from 'express';
import { SETTINGS } from '../settings.js';
import { answerRequest } from './limit.js';
import { serve } from './serve.js';

/** The limit's code as an Express 5 handler: what any handler in Express can reach at best. */
export function start(): Promise<number> {
  const app = express();
  app.post(SETTINGS.path, answerRequest);
  return serve(app);
}
