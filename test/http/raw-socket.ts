import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which a test writes what no HTTP client would. */
export interface RawSocket {
  readonly socket: Socket;
  /** What has come back so far. */
  readonly received: () => string;
  /** Resolves with all that came back once the other side has closed; rejects after `patience` milliseconds. */
  readonly closed: (patience?: number) => Promise<string>;
}

/** Connects to a server on this machine. */
export async function openRawSocket(port: number, options: { allowHalfOpen?: boolean } = {}): Promise<RawSocket> {
  const socket = connect({ port, host: '127.0.0.1', ...options });
  let received = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    received += text;
  });
  // A connection that is reset has been closed too.
  socket.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => void socket.once('end', resolve).once('close', () => resolve()));
  await once(socket, 'connect');
  return {
    socket,
    received: () => received,
    closed: async (patience = 10_000) => {
      const { promise, stop } = rejectAfter(patience, () => `still open after ${patience} ms; received: ${received}`);
      await Promise.race([ended, promise]).finally(stop);
      return received;
    },
  };
}

/** Resolves as soon as `holds` does, asked every 2 ms; rejects after `patience` milliseconds. */
export async function until(holds: () => boolean | Promise<boolean>, patience = 10_000): Promise<void> {
  const end = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`did not happen within ${patience} ms`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

function rejectAfter(delay: number, message: () => string): { promise: Promise<never>; stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message())), delay);
  });
  return { promise, stop: () => clearTimeout(timer) };
}
