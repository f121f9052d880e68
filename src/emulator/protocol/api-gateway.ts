import { sleep } from '../../clock/index.js';
import type { Json } from '../json.js';
import type { CallRecord, EmulatedApp, World } from '../world/index.js';
import { type ApiAnswer, answerWith, type HttpAnswer } from './api-answer.js';
import { authorize } from './authorize.js';
import { callNameOf } from './call-name.js';
import { CallNotes } from './call-notes.js';
import type { Faults, Outcome } from './faults.js';
import { parseLenientJson } from './lenient-json.js';
import { meter } from './meter.js';
import { parseMultipart } from './multipart.js';
import { Params } from './params.js';
import { redact, redactQuery } from './redact.js';
import { Refusal } from './refusal.js';
import type { ApiCall, ApiRequest, Reply, Route, RouteTable } from './route.js';

const NOT_FOUND: HttpAnswer = { status: 404, headers: { Server: 'nginx' }, body: '' };

/** A call on its way through the gateway. */
interface Visit {
  readonly request: ApiRequest;
  readonly at: number;
  readonly callerIp: string;
  readonly notes: CallNotes;
  app: EmulatedApp | undefined;
  body: Json;
}

/** The server API from request to answer, apart from sockets: faults, checks in WeCom's order, handler, record. */
export class ApiGateway {
  readonly #world: World;
  readonly #routes: ReadonlyMap<string, Route>;
  readonly #faults: Faults;
  readonly #origin: string;

  constructor(world: World, routes: RouteTable, faults: Faults, origin: string) {
    this.#world = world;
    this.#routes = new Map(Object.entries(routes));
    this.#faults = faults;
    this.#origin = origin;
  }

  /**
   * @param closed aborts what still waits when the emulator is closed
   * @returns `undefined` when the connection shall be destroyed
   */
  async answer(request: ApiRequest, closed: AbortSignal): Promise<HttpAnswer | undefined> {
    const visit: Visit = {
      request,
      at: this.#world.clock.now(),
      callerIp: this.#faults.seenIp(request.callerIp),
      notes: new CallNotes(),
      app: undefined,
      body: undefined,
    };
    const name = callNameOf(request.path);
    const route = name === undefined ? undefined : this.#routes.get(name);
    if (name === undefined || route === undefined) return this.#record(visit, NOT_FOUND, undefined);
    const { delay, outcome } = this.#faults.take(name);
    if (delay > 0) await sleep(this.#world.clock, delay, closed);
    if (outcome?.kind === 'drop' && outcome.when === 'before') return this.#record(visit, undefined, outcome);
    if (outcome?.kind === 'answer') {
      const { status = 200, headers = {}, body = '' } = outcome.answer;
      return this.#record(visit, { status, headers, body }, outcome);
    }
    const reply =
      outcome?.kind === 'fail' ? new Refusal(outcome.errCode, outcome.text) : await this.#run(name, route, visit);
    const { callerIp, notes } = visit;
    const now = this.#world.clock.now();
    const answer = answerWith(reply, { route, callerIp, now, wrongJson: notes.wrongJson });
    return this.#record(visit, outcome?.kind === 'drop' ? undefined : answer, outcome, answer);
  }

  async #run(name: string, route: Route, visit: Visit): Promise<Reply | Refusal> {
    try {
      return await this.#handle(name, route, visit);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  #handle(name: string, route: Route, visit: Visit): Reply | Promise<Reply> {
    const { request, callerIp } = visit;
    if (route.access === 'open') {
      meter(this.#world, name, route, request, callerIp);
      return route.handle(this.#readCall(route, visit));
    }
    const app = authorize(this.#world, request.query.get('access_token'), route.access, callerIp);
    visit.app = app;
    meter(this.#world, name, route, request, callerIp);
    return route.handle({ ...this.#readCall(route, visit), app });
  }

  #readCall(route: Route, visit: Visit): ApiCall {
    const { request, notes } = visit;
    if (request.oversize) throw new Refusal(route.form ? 45001 : 40206);
    if (route.method === 'POST' && request.method !== 'POST') throw new Refusal(40058);
    const world = this.#world;
    const call = { world, request, query: request.query, notes, now: world.clock.now(), origin: this.#origin };
    if (route.method === 'GET') return { ...call, params: new Params({}, notes) };
    if (route.form) {
      visit.body = describeForm(request);
      return { ...call, params: new Params({}, notes) };
    }
    const { value, clean } = parseLenientJson(request.body.toString('utf8'));
    notes.wrongJson = !clean && request.body.length > 0;
    visit.body = value;
    return { ...call, params: new Params(value, notes) };
  }

  #record<T extends HttpAnswer | undefined>(visit: Visit, sent: T, outcome: Outcome | undefined, made?: ApiAnswer): T {
    const { request, at, callerIp, notes, app } = visit;
    const record: CallRecord = {
      at,
      method: request.method,
      path: request.path,
      query: redactQuery(request.query),
      body: redact(visit.body),
      agentId: app?.agentId,
      callerIp,
      status: sent?.status ?? 0,
      errCode: made?.errCode,
      errMsg: made?.errMsg,
      answer: redact(made?.json),
      warnings: notes.warnings,
      fault: outcome?.kind,
    };
    this.#world.calls.add(record);
    return sent;
  }
}

/** What the record of an upload shows of its body. */
function describeForm(request: ApiRequest): Json {
  return parseMultipart(request.headers['content-type'], request.body).map((part) => ({
    name: part.name,
    filename: part.fileName,
    size: part.bytes.length,
  }));
}
