import type { Wechaty as JuziWechaty } from '@juzi/wechaty';
import type { Wechaty } from 'wechaty';
import type { WechatyBot } from '../src/wechaty-bot.js';

declare const community: Wechaty;
declare const juzi: JuziWechaty;

/** An instance of either library is a bot as it is. */
export const bots: readonly WechatyBot[] = [community, juzi];
