import express, { type Express } from 'express';

/** An Express app as this package serves it: without the header that tells what it runs on. */
export function createExpressApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  return app;
}
