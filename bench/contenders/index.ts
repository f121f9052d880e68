/** A server that answers the workload; started in a process of its own. */
export interface Contender {
  /** On the command line and in the JSON. */
  readonly name: string;
  /** In the table. */
  readonly label: string;
  /** `echo`: answers are checked by decrypting them. `constant`: a floor, it reads the request and looks at nothing. */
  readonly answers: 'echo' | 'constant';
  /** Loads the module in the process that will serve, and in no other. */
  readonly load: () => Promise<ContenderModule>;
}

export interface ContenderModule {
  /** Listens on a free port of 127.0.0.1 and answers the port. */
  start(): Promise<number>;
}

/** In the order in which each round measures them. */
export const CONTENDERS = [
  { name: 'listen', label: 'ours, app.listen()', answers: 'echo', load: () => import('./listen.js') },
  { name: 'limit', label: 'limit: hand-sliced on node:http', answers: 'echo', load: () => import('./limit.js') },
  { name: 'router', label: 'ours, app.router() in Express 5', answers: 'echo', load: () => import('./router.js') },
  {
    name: 'expressLimit',
    label: 'limit mounted in Express 5',
    answers: 'echo',
    load: () => import('./express-limit.js'),
  },
  {
    name: 'handGlued',
    label: 'hand-glued: @wecom/crypto, fast-xml-parser, Express 5',
    answers: 'echo',
    load: () => import('./hand-glued.js'),
  },
  {
    name: 'httpFloor',
    label: 'floor: node:http, constant',
    answers: 'constant',
    load: () => import('./http-floor.js'),
  },
  {
    name: 'expressFloor',
    label: 'floor: Express 5 with body parser, constant',
    answers: 'constant',
    load: () => import('./express-floor.js'),
  },
] as const satisfies readonly Contender[];

export type ContenderName = (typeof CONTENDERS)[number]['name'];
