export type { BotOptions } from './create-bot.js';
export type { BotContact, BotContactPayload, BotTag, WechatyBot } from './wechaty-bot.js';
export { WechatyDriver, type WechatyDriverOptions, type WechatyDriverSettings } from './wechaty-driver.js';
