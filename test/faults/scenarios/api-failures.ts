import type { Emulator } from '../../../src/emulator/index.js';
import { type CaseResult, runCase } from '../case.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import { mixed, sendAtRate } from '../stage/load.js';

const SEND = 'message/send';
const CALLBACKS = 24;
/** Longer than the client waits for one attempt, in milliseconds. */
const TOO_LONG = 11_000;
const PAGE = { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>bad gateway</html>' };

interface Failure {
  readonly name: string;
  readonly script: (wecom: Emulator) => void;
  /** How long what is owed may take, in milliseconds. */
  readonly patience?: number;
}

const FAILURES: readonly Failure[] = [
  { name: 'errcode -1', script: ({ faults }) => faults.failNext(SEND, -1, 60) },
  { name: 'errcode 45009', script: ({ faults }) => faults.failNext(SEND, 45009, 3), patience: 120_000 },
  { name: 'errcode 42001', script: ({ faults }) => faults.failNext(SEND, 42001, 12) },
  { name: 'timeouts', script: ({ faults }) => faults.delayNext(SEND, TOO_LONG, 12) },
  { name: 'reset before it is done', script: ({ faults }) => faults.dropNext(SEND, 40) },
  { name: 'reset after it is done', script: ({ faults }) => faults.dropNext(SEND, 40, 'after') },
  { name: 'gettoken fails, 502 pages', script: scriptOutage },
];

function scriptOutage({ faults }: Emulator): void {
  faults.failNext('gettoken', -1, 2);
  faults.answerNext(SEND, PAGE, 20);
}

/** The server API fails in every manner while answers are owed. */
export const apiFailures: Scenario = {
  name: 'api',
  wave: 'second',
  run: async (context) => (await Promise.all(FAILURES.map((failure) => runFailure(failure, context)))).flat(),
};

function runFailure({ name, script, patience = 60_000 }: Failure, { build }: ScenarioContext): Promise<CaseResult[]> {
  const settings = { WECOM_APP_REPLY_DEADLINE: '300' };
  const options = { scenario: 'API', name, build, store: 'sqlite', settings, patience };
  return runCase(options, async (stage) => {
    script(stage.wecom);
    await sendAtRate(stage, mixed('e', CALLBACKS, [600]), 12);
    return {};
  });
}
