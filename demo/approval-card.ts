import { randomUUID } from 'node:crypto';
import { type Context, openStore, type Store, type TemplateCardEvent, type WecomApp } from '../src/index.js';
import type { Demo } from './runner/demo.js';
import { runDemo } from './runner/run-demo.js';

interface LeaveRequest {
  readonly from: string;
  readonly what: string;
}

const BUTTONS = [
  { text: 'Approve', key: 'approved', style: 1 },
  { text: 'Refuse', key: 'refused', style: 2 },
] as const;

/** How long a request can be decided, in milliseconds. */
const LIFETIME = 30 * 24 * 3_600_000;

/** Members ask, approvers get a card, and the first click decides: by whoever, in whatever process. */
function handleLeave(app: WecomApp, store: Store, approvers: readonly string[]): void {
  app.onText(/^(?:leave|请假)\s+(.{1,100})$/i, async (_message, ctx) => {
    const request: LeaveRequest = { from: ctx.userId, what: ctx.match?.[1] ?? '' };
    const taskId = randomUUID();
    await store.set(`leave:${taskId}`, JSON.stringify(request), LIFETIME);
    // Without approvers of your own, whoever asks decides.
    const to = approvers.length === 0 ? [ctx.userId] : approvers;
    await ctx.api.send.templateCard(to, { ...cardOf(request), taskId, buttonList: BUTTONS });
    return `Your request is with ${to.join(', ')}.`;
  });
  app.onText(() => 'Write "leave", then when: leave 2 days from Monday');
  app.setErrorHandler((_error, { message }) =>
    message.msgType === 'event' ? undefined : 'That did not work: can the approvers see this app?',
  );
  app.onEvent('template_card_event', (event, ctx) => decide(event, ctx, store));
}

async function decide({ taskId, eventKey, responseCode }: TemplateCardEvent, ctx: Context, store: Store) {
  const saved = await store.get(`leave:${taskId}`);
  if (saved === undefined) return ctx.push('This request is too old to be decided.');
  const request: LeaveRequest = JSON.parse(saved);
  const mine = `${eventKey} by ${ctx.userId}`;
  // Of two clicks at once, one gets `undefined`: nobody was before it.
  const earlier = await store.add(`leave-decision:${taskId}`, mine, LIFETIME);
  // The code of the click works once, for 72 hours. (A passive reply could update the card as well, but WeCom's own
  // pages disagree on whether it is heeded.)
  await ctx.api.message.updateTemplateCard({
    responseCode,
    ...(earlier === undefined ? { atAll: 1 } : { userIds: [ctx.userId] }),
    templateCard: { ...cardOf(request, earlier ?? mine), buttonList: BUTTONS, replaceText: 'Decided' },
  });
  if (earlier !== undefined) return ctx.push(`It was ${earlier} already.`);
  await ctx.api.send.text(request.from, `Your leave (${request.what}) was ${mine}.`);
}

function cardOf({ from, what }: LeaveRequest, decision = 'open') {
  return {
    cardType: 'button_interaction',
    mainTitle: { title: 'Leave', desc: what },
    horizontalContentList: [
      { keyName: 'From', value: from, type: 3, userId: from },
      { keyName: 'State', value: decision },
    ],
  } as const;
}

export const approvalCard: Demo = {
  title: 'Leave',
  about: 'Write "leave 2 days", then press a button of the card.',
  setUp(app) {
    const { WECOM_APP_STORE = 'memory:', APPROVERS = '' } = app.config.environment;
    // With a store that all processes share, two approvers can never both decide.
    const { store } = openStore(WECOM_APP_STORE);
    handleLeave(app, store, APPROVERS.split(',').filter(Boolean));
  },
};

await runDemo(import.meta.url, approvalCard);
