// Compiled by `npm run typecheck`; never run. Each line after `@ts-expect-error` must not compile.
import {
  type AppConfig,
  type Concurrency,
  type Context,
  type DedupKey,
  type OnDeadline,
  openStore,
  type Pushable,
  reply,
  type Session,
  type SessionData,
  type StoreBackend,
  WecomApp,
  type WecomAppOptions,
} from '../../src/index.js';

declare module '../../src/index.js' {
  interface SessionData {
    orderStep: 'size' | 'colour';
  }
  interface ContextState {
    startedAt: number;
  }
}

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function holds<_T extends true>(): void {}

// How answers are delivered.
export const options: WecomAppOptions = {
  replyDeadline: 3_000,
  onDeadline: 'push',
  deadlineNotice: '正在处理…',
  dedupKey: (message, xml) => (message.msgType === 'text' ? message.content : xml),
  dedupRetention: 600_000,
  concurrency: 'per-user',
  maxConcurrency: 100,
  queueLimit: 1_000,
  store: 'sqlite:./data/wecom.db',
  sessionTtl: 86_400_000,
};
holds<Equal<AppConfig['onDeadline'], OnDeadline>>();
holds<Equal<AppConfig['concurrency'], Concurrency>>();
holds<Equal<AppConfig['deadlineNotice'], string | undefined>>();
export const shared: StoreBackend = openStore('memory:');
new WecomApp({ store: shared });
export const noKey: DedupKey = () => undefined;
// @ts-expect-error there are three roads
new WecomApp({ onDeadline: 'wait' });
// @ts-expect-error a deadline is in milliseconds
new WecomApp({ replyDeadline: '4500' });
// @ts-expect-error callbacks are handled in one of two orders
new WecomApp({ concurrency: 'serial' });
// @ts-expect-error a key is a text
new WecomApp({ dedupKey: (message) => message.createTime });
// @ts-expect-error a key is there at once
new WecomApp({ dedupKey: async (_message, xml) => xml });
// @ts-expect-error a store is an address or what openStore made
new WecomApp({ store: { get: () => undefined } });
// @ts-expect-error an absent option is left out, not undefined
new WecomApp({ onDeadline: undefined });
// @ts-expect-error the settings in force cannot be changed
new WecomApp().config.onDeadline = 'hold';

export async function use(ctx: Context): Promise<void> {
  // ctx.push takes texts, replies and application messages.
  holds<Equal<Parameters<typeof ctx.push>, [message: Pushable]>>();
  holds<Equal<ReturnType<typeof ctx.push>, Promise<void>>>();
  await ctx.push('a text');
  await ctx.push(reply.image('media-id'));
  await ctx.push({ msgType: 'file', file: { mediaId: 'media-id' } });
  await ctx.push({ msgType: 'text', text: { content: 'confidential' }, safe: 1 });
  // @ts-expect-error there is nothing to push
  await ctx.push();
  // @ts-expect-error a number is no message
  await ctx.push(42);
  // @ts-expect-error nor is nothing
  await ctx.push(undefined);
  // @ts-expect-error nor a promise of a text
  await ctx.push(Promise.resolve('later'));
  // @ts-expect-error a file has a media id
  await ctx.push({ msgType: 'file', file: { fileName: 'a.pdf' } });
  // @ts-expect-error there is no such message
  await ctx.push({ msgType: 'audio', audio: { mediaId: 'media-id' } });

  // ctx.defer takes a notice, or none.
  holds<Equal<ReturnType<typeof ctx.defer>, Promise<void>>>();
  await ctx.defer();
  await ctx.defer('one moment');
  // @ts-expect-error a notice is a text
  await ctx.defer(reply.text('one moment'));
  holds<Equal<typeof ctx.signal, AbortSignal>>();
  // @ts-expect-error the roads of a callback are not the handler's to change
  ctx.signal = new AbortController().signal;
}

export async function remember({ session, state }: Context): Promise<void> {
  // Keys of one's own are merged into the interfaces; everything may be absent, others are unknown.
  holds<Equal<typeof session, Session<SessionData>>>();
  const data = await session.get();
  holds<Equal<typeof data.orderStep, 'size' | 'colour' | undefined>>();
  holds<Equal<(typeof data)['other'], unknown>>();
  await session.set({ orderStep: 'size', other: 1 });
  await session.set({});
  // @ts-expect-error there is no such step
  await session.set({ orderStep: 'price' });
  const changed = await session.update(({ orderStep = 'size' }) => ({ orderStep }));
  holds<Equal<typeof changed, Partial<SessionData>>>();
  // @ts-expect-error a change returns what is to be kept
  await session.update(() => undefined);
  // @ts-expect-error a change waits for nothing: it may be that others wait for it
  await session.update(async (before) => before);
  await session.clear();
  holds<Equal<typeof state.startedAt, number>>();
}
