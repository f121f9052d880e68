import { connect, type Socket } from 'node:net';
import { findHttpResponse } from './http-response.js';

/** Larger than any answer of the workload, so that one usually comes in one piece. */
const BUFFER_SIZE = 16 * 1024;
const NOTHING = Buffer.alloc(0);

/** The body of a 200 answer: a view that is valid only until the listener returns. */
export type AnswerListener = (body: Buffer) => void;

/** One keep-alive connection with one request on the way at a time. */
export class Connection {
  readonly #socket: Socket;
  #pending: Buffer = NOTHING;
  #onAnswer: AnswerListener = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Connects. @param onFailure told when the open connection breaks or an answer is not a plain 200 */
  static open(port: number, onFailure: (error: Error) => void): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const buffer = Buffer.allocUnsafe(BUFFER_SIZE);
      // `onread` reads every time into the same buffer: no allocation and no stream machinery per answer.
      const socket = connect({
        host: '127.0.0.1',
        port,
        noDelay: true,
        onread: {
          buffer,
          callback: (length) => {
            try {
              connection.#read(buffer.subarray(0, length));
            } catch (error) {
              onFailure(error as Error);
            }
            return true;
          },
        },
      });
      const connection = new Connection(socket);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject).on('error', onFailure);
        resolve(connection);
      });
      socket.on('end', () => onFailure(new Error('the server closed a connection')));
    });
  }

  /** Sends one request; `onAnswer` is called when the whole answer is there. */
  send(request: Buffer, onAnswer: AnswerListener): void {
    this.#onAnswer = onAnswer;
    this.#socket.write(request);
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const response = findHttpResponse(bytes);
    if (response === undefined) {
      this.#pending = Buffer.from(bytes);
      return;
    }
    this.#pending = NOTHING;
    if (response.status !== 200) throw new Error(`answered ${response.status} to a good callback`);
    if (response.end !== bytes.length) throw new Error('answered more than was asked');
    this.#onAnswer(bytes.subarray(response.bodyStart, response.end));
  }
}
