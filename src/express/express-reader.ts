import type { IncomingMessage } from 'node:http';
import { plainAddress, type RequestReader } from '../http/index.js';
import { bodyOfExpress } from './body-of-express.js';

/** Reads what Express, and whatever stood before us in it, has made of a request. */
export const expressReader: RequestReader = {
  body: bodyOfExpress,
  // Its own `trust proxy` setting decides.
  address: (request: IncomingMessage & { ip?: string | undefined }) => plainAddress(request.ip),
};
