import { opaqueId } from './ids.js';

/** A response_code lives 72 hours and serves one call. */
const LIFETIME = 72 * 3_600_000;

export interface ResponseCode {
  readonly msgId: string;
  readonly agentId: number;
  readonly expiresAt: number;
}

/** Response codes of cards that can be updated, and the task_ids used so far. */
export class CardStore {
  readonly #codes = new Map<string, ResponseCode>();
  readonly #taskIds = new Set<string>();

  issue(msgId: string, agentId: number, now: number): string {
    const code = opaqueId(48);
    this.#codes.set(code, { msgId, agentId, expiresAt: now + LIFETIME });
    return code;
  }

  find(code: string, now: number): ResponseCode | undefined {
    const issued = this.#codes.get(code);
    return issued !== undefined && now < issued.expiresAt ? issued : undefined;
  }

  use(code: string): void {
    this.#codes.delete(code);
  }

  hasTask(agentId: number, taskId: string): boolean {
    return this.#taskIds.has(`${agentId} ${taskId}`);
  }

  addTask(agentId: number, taskId: string): void {
    this.#taskIds.add(`${agentId} ${taskId}`);
  }
}
