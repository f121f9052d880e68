import { randomInt } from 'node:crypto';
import {
  type Context,
  type MenuButton,
  type Message,
  OnEvent,
  OnText,
  OnUnhandled,
  WecomHandlers,
} from '../src/index.js';
import type { Demo } from './runner/demo.js';
import { runDemo } from './runner/run-demo.js';

const HELP = `I know these words, and the menu below knows them too:
- help (帮助)
- time (时间)
- me (我)
- dice, or dice 20 (骰子 20)`;

/** At most three buttons, and five in each of them. Their keys are what a click sends. */
const MENU: readonly MenuButton[] = [
  {
    name: 'Commands',
    subButton: [
      { name: 'What time is it?', type: 'click', key: 'TIME' },
      { name: 'Who am I?', type: 'click', key: 'ME' },
      { name: 'Throw a die', type: 'click', key: 'DICE' },
    ],
  },
  { name: 'Help', type: 'click', key: 'HELP' },
];

/** A word and a click are two ways to the same method. */
@WecomHandlers()
class Commands {
  @OnText(/^\s*(?:help|帮助)\s*$/i)
  @OnEvent('click', 'HELP')
  @OnEvent('enter_agent')
  help() {
    return HELP;
  }

  @OnText(/^\s*(?:time|时间)\s*$/i)
  @OnEvent('click', 'TIME')
  time() {
    return `It is ${new Date().toLocaleTimeString()}.`;
  }

  @OnText(/^\s*(?:me|我)\s*$/i)
  @OnEvent('click', 'ME')
  async me(_incoming: unknown, ctx: Context) {
    const { name } = await ctx.api.user.get(ctx.userId);
    return `You are ${name} (${ctx.userId}).`;
  }

  @OnText(/^\s*(?:dice|骰子)\s*(\d{1,6})?\s*$/i)
  @OnEvent('click', 'DICE')
  dice(_incoming: unknown, { match }: Context) {
    const sides = Number(match?.[1] ?? 6);
    if (sides < 2) return 'A die has two sides at least.';
    return `🎲 ${randomInt(1, sides + 1)} of ${sides}`;
  }

  @OnUnhandled()
  rest(message: Message) {
    return message.msgType === 'text' ? `That is no word I know.\n\n${HELP}` : 'Write me a word; "help" lists them.';
  }
}

export const keywordMenu: Demo = {
  title: 'Keywords and menu',
  about: 'Write "help", or press the menu.',
  setUp: (app) => void app.register(Commands),
  // Takes the place of the menu that the app has.
  started: (app) => app.api.menu.create({ button: MENU }),
};

await runDemo(import.meta.url, keywordMenu);
