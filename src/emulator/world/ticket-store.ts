import { opaqueId } from './ids.js';

/** A jsapi_ticket lives two hours. */
const LIFETIME = 7200_000;

/** The JS-SDK tickets in circulation: one for the company, one for each app. */
export class TicketStore {
  readonly #tickets = new Map<string, { readonly ticket: string; readonly expiresAt: number }>();

  /** @param owner `corp`, or an app's agentId */
  issue(owner: 'corp' | number, now: number): { readonly ticket: string; readonly expiresIn: number } {
    const key = String(owner);
    let issued = this.#tickets.get(key);
    if (issued === undefined || now >= issued.expiresAt) {
      issued = { ticket: opaqueId(86), expiresAt: now + LIFETIME };
      this.#tickets.set(key, issued);
    }
    return { ticket: issued.ticket, expiresIn: Math.ceil((issued.expiresAt - now) / 1000) };
  }
}
