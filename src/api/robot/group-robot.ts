import { createHash } from 'node:crypto';
import { splitUtf8 } from '../../text/index.js';
import { ApiCaller, type CallLimits } from '../caller/index.js';
import { RATE_RULES, SendGovernor } from '../governor/index.js';
import {
  loadChecked,
  MEDIA_RULES,
  type MediaSource,
  mediaForm,
  PERMANENT_IMAGE_RULE,
  toUploadedMedia,
  type UploadedMedia,
  type UploadOptions,
} from '../media/index.js';
import { checkedText } from '../message/index.js';
import {
  type RobotArticle,
  type RobotCard,
  type RobotMentions,
  type RobotMessage,
  robotMessageToWire,
} from './robot-message.js';
import { type GroupRobotOptions, type RobotSettings, resolveRobotSettings } from './robot-options.js';

const TEXT_LIMIT = 2048;
const MARKDOWN_LIMIT = 4096;
const UPLOAD_TIMEOUT = 60_000;

/**
 * A group robot (群机器人, now 消息推送): writes to one group by the key in its webhook URL, without an app. Twenty
 * messages a minute go out; further ones wait, in order.
 *
 * @example
 * const robot = new GroupRobot(); // the key from WECOM_ROBOT_KEY
 * await robot.markdown('**Build 42** is done.');
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
export class GroupRobot {
  readonly #settings: RobotSettings;
  readonly #caller: ApiCaller;
  readonly #governor: SendGovernor;
  /** Names the robot where counts are kept, without giving its key away. */
  readonly #id: string;

  /** @throws {ConfigError} naming every setting that is missing or wrong */
  constructor(options: GroupRobotOptions = {}) {
    this.#settings = resolveRobotSettings(options);
    this.#caller = new ApiCaller({ ...this.#settings, transport: this.#settings.createTransport() });
    this.#governor = new SendGovernor(this.#settings);
    this.#id = createHash('sha256').update(this.#settings.key).digest('hex').slice(0, 16);
  }

  /**
   * Sends one message of any kind. What is too long is refused (40058); `text` and `markdown` split it.
   *
   * Calls `webhook/send`; 20 messages a minute.
   * @throws {RateLimitError} when the limit leaves no room within `maxWait`
   * @throws {ApiError} 93000 when the key is wrong or the robot was removed
   */
  async send(message: RobotMessage, limits: CallLimits = {}): Promise<void> {
    const demand = { rule: RATE_RULES.robotMinute, key: this.#id, points: 1 };
    await this.#governor.admit([demand], { ...limits, maxWait: limits.maxWait ?? this.#settings.maxWait });
    const json = robotMessageToWire(message);
    await this.#caller.call('webhook/send', { ...limits, json, query: { key: this.#settings.key } });
  }

  /** Sends a text; one over 2048 bytes as several, with the mentions on the first. */
  async text(
    content: string,
    { mentionedList, mentionedMobileList, ...limits }: RobotMentions & CallLimits = {},
  ): Promise<void> {
    const mentions = {
      ...(mentionedList === undefined ? {} : { mentionedList }),
      ...(mentionedMobileList === undefined ? {} : { mentionedMobileList }),
    };
    for (const [index, part] of splitUtf8(checkedText('content', content), TEXT_LIMIT).entries()) {
      await this.send({ msgType: 'text', text: { content: part, ...(index === 0 ? mentions : {}) } }, limits);
    }
  }

  /** Sends markdown of the old kind: colours and `<@userid>`, no tables. Over 4096 bytes as several, cut at line ends. */
  async markdown(content: string, limits: CallLimits = {}): Promise<void> {
    for (const part of splitUtf8(checkedText('content', content), MARKDOWN_LIMIT)) {
      await this.send({ msgType: 'markdown', markdown: { content: part } }, limits);
    }
  }

  /**
   * Sends markdown of the new kind (markdown_v2): lists, tables, code and images, no colours and no mentions. Over 4096
   * bytes as several, cut at line ends; old clients show it as plain text.
   */
  async markdownV2(content: string, limits: CallLimits = {}): Promise<void> {
    for (const part of splitUtf8(checkedText('content', content), MARKDOWN_LIMIT)) {
      await this.send({ msgType: 'markdown_v2', markdownV2: { content: part } }, limits);
    }
  }

  /**
   * Sends an image, JPG or PNG up to 2 MB, without an upload.
   * @throws {RequestError} when it is something else
   */
  async image(source: MediaSource, limits: CallLimits = {}): Promise<void> {
    const { bytes } = await loadChecked(source, PERMANENT_IMAGE_RULE, undefined);
    const base64 = Buffer.from(bytes).toString('base64');
    const md5 = createHash('md5').update(bytes).digest('hex');
    await this.send({ msgType: 'image', image: { base64, md5 } }, limits);
  }

  /** Sends news of 1 to 8 articles. */
  async news(articles: readonly RobotArticle[], limits: CallLimits = {}): Promise<void> {
    await this.send({ msgType: 'news', news: { articles } }, limits);
  }

  /** Sends a file that `uploadMedia('file', …)` of this robot has uploaded. */
  async file(mediaId: string, limits: CallLimits = {}): Promise<void> {
    await this.send({ msgType: 'file', file: { mediaId } }, limits);
  }

  /** Sends a voice that `uploadMedia('voice', …)` of this robot has uploaded. */
  async voice(mediaId: string, limits: CallLimits = {}): Promise<void> {
    await this.send({ msgType: 'voice', voice: { mediaId } }, limits);
  }

  /** Sends a card: a text notice or a news notice. */
  async templateCard(templateCard: RobotCard, limits: CallLimits = {}): Promise<void> {
    await this.send({ msgType: 'template_card', templateCard }, limits);
  }

  /**
   * Uploads a file for this robot alone and returns its media id, good for three days.
   *
   * Calls `webhook/upload_media`: file up to 20 MB, voice AMR up to 2 MB and 60 s; longer than 5 bytes.
   * @see https://developer.work.weixin.qq.com/document/path/99110
   * @throws {RequestError} when the file breaks a limit
   */
  async uploadMedia(
    type: 'file' | 'voice',
    source: MediaSource,
    { fileName, timeout = UPLOAD_TIMEOUT, ...limits }: UploadOptions = {},
  ): Promise<UploadedMedia> {
    const { bytes, name } = await loadChecked(source, MEDIA_RULES[type], fileName);
    const query = { key: this.#settings.key, type };
    const request = { ...limits, timeout, query, form: mediaForm(bytes, name), idempotent: true };
    return toUploadedMedia(await this.#caller.call('webhook/upload_media', request));
  }

  /** Refuses further calls, lets those under way finish, and closes the connections. */
  close(): Promise<void> {
    return this.#caller.close();
  }
}
