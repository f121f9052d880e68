import {
  type Context,
  type ImageMessage,
  type MenuButton,
  type ReplyValue,
  reply,
  type WecomApp,
} from '../src/index.js';
import { BYTE_LIMIT, mirrorImage } from './mirror-image.js';

const HELP = [
  'I echo what you send:',
  '- text comes back as it came',
  '- a picture comes back mirrored, or as it came when I may not call the server API',
  '- a voice message comes back',
  '- a video or a place is answered in words',
  'Send "card" for a card with buttons, "help" to read this again.',
].join('\n');

/** The menu that the demo puts under the conversation when it may call the server API. */
export const MENU: readonly MenuButton[] = [
  { name: 'Help', type: 'click', key: 'HELP' },
  {
    name: 'More',
    subButton: [
      { name: 'A card', type: 'click', key: 'CARD' },
      { name: 'What time is it?', type: 'click', key: 'TIME' },
    ],
  },
];

/** The demo's handlers. `canCallApi` says whether the app has a secret. */
export function echoBot(app: WecomApp, canCallApi: boolean): void {
  app.onText('help', () => HELP);
  app.onText((message) => message.content);
  app.on('image', canCallApi ? answerMirrored : (message) => reply.image(message.mediaId));
  app.on('voice', (message) => reply.voice(message.mediaId));
  app.on('video', () => 'A video, thank you. I can only watch.');
  app.on('location', ({ label, locationX, locationY }) => `You are at ${label} (${locationX}, ${locationY}).`);
  app.on('link', ({ title, url }) => `A link: ${title}\n${url}`);
  app.onUnhandled((message) => `I do not know what to do with "${message.msgType}" yet. Send "help".`);
  app.onEvent('enter_agent', () => `Welcome! ${HELP}`);
  app.onEvent('subscribe', () => `Nice to meet you. ${HELP}`);
  app.onEvent('click', 'HELP', () => HELP);
  app.onEvent('click', 'TIME', () => `It is ${new Date().toLocaleTimeString()}.`);
  app.onEvent('click', ({ eventKey }) => `You chose ${eventKey} in the menu.`);
  if (!canCallApi) return;
  // WeCom's own pages disagree on whether a click may be answered passively: the call is the sure way.
  app.onEvent('template_card_event', async ({ eventKey, responseCode }, ctx) => {
    const button = { replaceName: eventKey === 'YES' ? 'Agreed' : 'Refused' };
    await ctx.api.message.updateTemplateCard({ responseCode, userIds: [ctx.userId], button });
  });
  app.onText('card', (_message, ctx) => sendCard(ctx));
  app.onEvent('click', 'CARD', (_event, ctx) => sendCard(ctx));
}

async function answerMirrored(message: ImageMessage, ctx: Context): Promise<ReplyValue> {
  const original = await (await ctx.api.media.get(message.mediaId)).buffer(BYTE_LIMIT + 1);
  const mirrored = await mirrorImage(original).catch((error: Error) => {
    ctx.logger.warn({ reason: error.message }, 'the picture could not be mirrored');
  });
  if (mirrored === undefined) return 'I could not read that picture. JPG, PNG and GIF up to 10 MB work.';
  const { mediaId } = await ctx.api.media.upload(mirrored.mediaType, mirrored.bytes, { fileName: mirrored.fileName });
  if (mirrored.mediaType === 'image') return reply.image(mediaId);
  // There is no passive reply with a file: it is sent by the server API.
  await ctx.api.send.file(ctx.userId, mediaId);
  return undefined;
}

async function sendCard(ctx: Context): Promise<void> {
  await ctx.api.send.templateCard(ctx.userId, {
    cardType: 'button_interaction',
    taskId: `lunch-${ctx.requestId}`,
    mainTitle: { title: 'Noodles for lunch?', desc: 'The one card that matters today' },
    buttonList: [
      { text: 'Yes', key: 'YES', style: 1 },
      { text: 'No', key: 'NO', style: 2 },
    ],
  });
}
