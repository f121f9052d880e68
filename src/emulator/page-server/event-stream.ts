import type { ServerResponse } from 'node:http';
import type { PageEvent } from '../page-api/index.js';
import type { PageFeed } from './page-feed.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** Keeps proxies and sleeping laptops from taking a quiet stream for a dead one. */
const HEARTBEAT = 15_000;

/** A page that reads slower than this is disconnected; it reads the state again. */
const MAX_WAITING = 16 * 1024 * 1024;

/**
 * Streams changes to the page (server-sent events): those after `after`, then each as it happens. `event: reset` says
 * that the page's revision is too old, or of another run, and the state must be read again.
 */
export function eventStream(response: ServerResponse, feed: PageFeed, after: number | undefined): void {
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  const write = (text: string): void => {
    response.write(text);
    if (response.writableLength > MAX_WAITING) response.destroy();
  };
  const tell = (event: PageEvent): void => write(`event: change\ndata: ${JSON.stringify(event)}\n\n`);
  write('retry: 1000\n\n');
  const missed = after === undefined ? [] : feed.since(after);
  if (missed === undefined) write('event: reset\ndata: {}\n\n');
  else for (const event of missed) tell(event);
  const unsubscribe = feed.listeners.add(tell);
  const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT);
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
