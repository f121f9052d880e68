import express from 'express';
import { SETTINGS } from '../settings.js';
import { createEchoApp } from './echo-app.js';
import { serve } from './serve.js';

/** Ours in the user's own Express app. */
export function start(): Promise<number> {
  const app = express();
  app.use(SETTINGS.path, createEchoApp().router());
  return serve(app);
}
