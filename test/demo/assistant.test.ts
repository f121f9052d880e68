import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { assistant } from '../../demo/assistant.js';
import { echoing, type ModelServer, startModelServer } from './model-server.js';
import { type StartedDemo, startDemo } from './start-demo.js';

const KEY = 'sk-a-key-that-nobody-may-read';

let server: ModelServer;
let demo: StartedDemo;

before(async () => {
  server = await startModelServer();
  const environment = { OPENAI_BASE_URL: `${server.baseUrl}/`, OPENAI_API_KEY: KEY, OPENAI_MODEL: 'a-model' };
  demo = await startDemo(assistant, { environment });
});

after(async () => {
  await demo.close();
  server.close();
});

afterEach(() => {
  server.answer = echoing;
});

async function ask(content: string, user = 'ZhangSan'): Promise<void> {
  await demo.wecom.user(user).sendText(content);
}

async function reset(user = 'ZhangSan'): Promise<void> {
  await ask('/reset', user);
  await demo.wecom.expectReply('I have forgotten what we talked about.', { user });
}

/** The last question with what came before it, in short. */
function lastAsked(): readonly string[] {
  return (server.questions.at(-1)?.messages ?? []).map(({ role, content }) => `${role}: ${content}`);
}

describe('demo/assistant', () => {
  it('asks the endpoint, by the model and the key of its settings', async () => {
    await ask('你好');
    assert.equal((await demo.wecom.expectReply('answer to 你好')).road, 'passive');
    const { path, headers, model, messages } = server.questions.at(-1)!;
    assert.deepEqual([path, headers.authorization, model], ['/v1/chat/completions', `Bearer ${KEY}`, 'a-model']);
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user'],
    );
  });

  it('lets the member wait for a slow answer with a notice, then sends it', async () => {
    const environment = { OPENAI_BASE_URL: server.baseUrl };
    const { wecom, close } = await startDemo(assistant, { environment, app: { replyDeadline: 50 } });
    const asked = server.questions.length;
    const slow = later();
    server.answer = () => slow.answer;
    try {
      await wecom.user('ZhangSan').sendText('a hard question');
      assert.equal((await wecom.expectReply('Let me think …')).road, 'passive');
      slow.give('the answer');
      assert.equal((await wecom.expectReply('the answer')).road, 'active');
      await wecom.expectNoReply();
      assert.equal(server.questions.length, asked + 1);
    } finally {
      await close();
    }
  });

  it('remembers the conversation until /reset, each member their own', async () => {
    await reset();
    for (const question of ['one', 'two']) {
      await ask(question);
      await demo.wecom.expectReply(`answer to ${question}`);
    }
    assert.deepEqual(lastAsked().slice(1), ['user: one', 'assistant: answer to one', 'user: two']);
    await ask('three', 'lisi');
    await demo.wecom.expectReply('answer to three');
    assert.deepEqual(lastAsked().slice(1), ['user: three']);
    await reset();
    await ask('four');
    await demo.wecom.expectReply('answer to four');
    assert.deepEqual(lastAsked().slice(1), ['user: four']);
  });

  it('answers one question after the other, so that the second knows of the first', async () => {
    await reset();
    const slow = later();
    server.answer = () => slow.answer;
    const first = ask('who?');
    await until(() => lastAsked().at(-1) === 'user: who?');
    const second = ask('and when?');
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(lastAsked().at(-1), 'user: who?');
    slow.give('Ada');
    await Promise.all([first, second]);
    await demo.wecom.expectReply('Ada');
    await demo.wecom.expectReply('Ada');
    assert.deepEqual(lastAsked().slice(1), ['user: who?', 'assistant: Ada', 'user: and when?']);
  });

  it('tells the model the end of a long conversation only', async () => {
    await reset();
    for (let number = 1; number <= 12; number++) {
      await ask(`question ${number}`);
      await demo.wecom.expectReply(`answer to question ${number}`);
    }
    const [, oldest, ...others] = lastAsked();
    assert.deepEqual([oldest, others.length], ['user: question 2', 20]);
    server.answer = () => '好'.repeat(9000);
    for (const question of ['tell me all', 'and more']) {
      await ask(question);
      await demo.wecom.expectReply(/^好+$/);
    }
    server.answer = echoing;
    await ask('and now?');
    await demo.wecom.expectReply('answer to and now?');
    assert.deepEqual(
      lastAsked().map((line) => line.slice(0, 14)),
      ['system: You he', 'user: and more', 'assistant: 好好好', 'user: and now?'],
    );
  });

  it('does not read out what a model thinks first', async () => {
    server.answer = () => '<think>\nThe user asks …\n</think>\n\n42';
    await ask('the answer?');
    await demo.wecom.expectReply('42');
  });

  for (const [what, answer, words] of [
    ['a wrong key', { status: 401, body: `{"error":{"message":"Incorrect API key: ${KEY}"}}` }, /refused our key/],
    ['a wrong model', { status: 404, body: '{}' }, /its name or address is wrong/],
    ['too many questions', { status: 429, body: '{}' }, /busy, or our credit is used up/],
    ['a conversation that is too long', { status: 413, body: '' }, /"\/reset" to begin anew/],
    ['a failure', { status: 503, body: KEY }, /^The language model failed \(503\)\.$/],
    ['a web page in its place', { status: 200, body: '<html>' }, /no JSON: is its address right/],
    ['an answer of another shape', { status: 200, body: 'null' }, /said nothing/],
    ['silence', '', /said nothing/],
  ] as const) {
    it(`tells the member of ${what}, and forgets the question`, async () => {
      await reset();
      server.answer = () => answer;
      await ask('hello?');
      await demo.wecom.expectReply(words);
      server.answer = echoing;
      await ask('again');
      await demo.wecom.expectReply('answer to again');
      assert.deepEqual(lastAsked().slice(1), ['user: again']);
    });
  }

  it('greets, and says what it cannot read', async () => {
    await demo.wecom.user('ZhangSan').enter();
    await demo.wecom.expectReply(/^Ask me anything/);
    await demo.wecom.user('ZhangSan').sendLocation({ latitude: 23.1, longitude: 113.3 });
    await demo.wecom.expectReply('I can read text only.');
  });

  it('wrote the key nowhere', () => {
    const written = JSON.stringify([demo.logger.lines, demo.wecom.conversations]);
    assert.ok(demo.logger.lines.some(({ status }) => status === 401));
    assert.ok(!written.includes(KEY));
  });
});

/** An answer that comes when the test gives it. */
function later() {
  let give: (answer: string) => void = () => undefined;
  const answer = new Promise<string>((resolve) => {
    give = resolve;
  });
  return { answer, give };
}

async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 5));
}
