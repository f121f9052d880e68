// A push gateway in a process of its own, on a SQLite file, that a test can kill.
import { WecomClient } from '../../../src/api/index.js';
import { createExpressApp } from '../../../src/express/index.js';
import { ApiKeys } from '../../../src/gateway/keys/index.js';
import { pushRouter } from '../../../src/gateway/push/index.js';
import { listen } from '../../../src/http/index.js';
import { openStore } from '../../../src/store/index.js';
import { recordingLogger } from '../../helpers/recording-logger.js';

const logger = recordingLogger();
const backend = openStore(process.env.WECOM_APP_STORE ?? '', { logger });
const router = pushRouter({
  apps: new Map([['orders', { api: new WecomClient({ logger }) }]]),
  keys: new ApiKeys(),
  backend,
  logger,
});
const app = createExpressApp();
app.use('/push', router);
const { origin } = await listen(app, '127.0.0.1', 0);
process.stdout.write(`${origin}/push\n`);
