import { ConfigError } from '../errors/index.js';
import { AgentApi, IpApi, MenuApi } from './app/index.js';
import { AppChatApi } from './appchat/index.js';
import type { CallContext } from './call-context.js';
import { ApiCaller, type ApiRequest } from './caller/index.js';
import { DepartmentApi, TagApi, UserApi } from './directory/index.js';
import { ExternalContactApi } from './external-contact/index.js';
import { SendGovernor } from './governor/index.js';
import { JssdkApi } from './jssdk/index.js';
import { MediaApi } from './media/index.js';
import { MessageApi, SendApi } from './message/index.js';
import { OAuthApi } from './oauth/index.js';
import { type ClientSettings, resolveClientSettings, type WecomClientOptions } from './settings/index.js';
import { type AppCredentials, appCredentials } from './token/index.js';
import type { WireRecord } from './wire/index.js';

/**
 * The server API (服务端API) for one self-built app: sends, uploads, logs in, looks people up, and keeps the access
 * token that all of it needs.
 *
 * @example
 * const api = new WecomClient(); // corp id, secret and agent id from the environment
 * const { mediaId } = await api.media.upload('image', 'chart.png');
 * await api.send.image('ZhangSan', mediaId);
 */
export class WecomClient {
  /** Messages of each kind in one line. */
  readonly send: SendApi;
  /** Messages as the platform has them: send any kind, take back, update cards. */
  readonly message: MessageApi;
  /** Group chats of the app. */
  readonly appchat: AppChatApi;
  /** Files for messages. */
  readonly media: MediaApi;
  /** Logging in with WeCom. */
  readonly oauth: OAuthApi;
  /** Members. */
  readonly user: UserApi;
  /** Departments. */
  readonly department: DepartmentApi;
  /** Tags of members and departments. */
  readonly tag: TagApi;
  /** Customers. */
  readonly externalContact: ExternalContactApi;
  /** The app's menu. */
  readonly menu: MenuApi;
  /** The app itself. */
  readonly agent: AgentApi;
  /** Signatures for web pages. */
  readonly jssdk: JssdkApi;
  /** Addresses of WeCom. */
  readonly ip: IpApi;
  readonly #caller: ApiCaller;
  readonly #credentials: AppCredentials;

  /** @throws {ConfigError} naming every setting that is missing or wrong */
  constructor(options: WecomClientOptions = {}) {
    const settings = resolveClientSettings(options);
    const callerOptions = { ...settings, secrets: [settings.secret], transport: settings.createTransport() };
    this.#credentials = appCredentials(settings, () => this.#caller);
    this.#caller = new ApiCaller(callerOptions, this.#credentials.accessToken);
    const context = callContext(settings, this.#caller);
    this.message = new MessageApi(context, settings);
    this.send = new SendApi(this.message, settings.logger);
    this.appchat = new AppChatApi(context);
    this.media = new MediaApi(context);
    this.oauth = new OAuthApi(context, settings);
    this.user = new UserApi(context);
    this.department = new DepartmentApi(context);
    this.tag = new TagApi(context);
    this.externalContact = new ExternalContactApi(context);
    this.menu = new MenuApi(context);
    this.agent = new AgentApi(context);
    this.jssdk = new JssdkApi(context, { clock: settings.clock, ...this.#credentials });
    this.ip = new IpApi(context);
  }

  /**
   * Makes any call of the server API, with the same token, retries and errors as the others. Names are the platform's
   * own, going and coming.
   *
   * @example
   * const { checkindata } = await api.call('checkin/getcheckindata', { json: { opencheckindatatype: 3, … } });
   * @param path below `/cgi-bin/`
   * @throws {ApiError} when WeCom refuses it
   * @throws {HttpError} when no answer can be had
   */
  call<Answer extends object = WireRecord>(path: string, request: ApiRequest = {}): Promise<Answer> {
    return this.#caller.call(path, request) as Promise<Answer>;
  }

  /** The access token now in use, for code that calls the server API by itself. A credential: keep it out of logs. */
  getAccessToken(): Promise<string> {
    return this.#credentials.accessToken.get();
  }

  /** Refuses further calls, lets those under way finish, and closes the connections. */
  close(): Promise<void> {
    return this.#caller.close();
  }
}

function callContext(settings: ClientSettings, caller: ApiCaller): CallContext {
  const { corpId, agentId, logger } = settings;
  return {
    caller,
    governor: new SendGovernor(settings),
    logger,
    corpId,
    appKey: `${corpId}:${agentId ?? ''}`,
    agentId(path) {
      if (agentId !== undefined) return agentId;
      const message = `is missing, and ${path} needs it; admin console > the app > AgentId`;
      throw new ConfigError([{ option: 'agentId', variable: 'WECOM_APP_AGENT_ID', message }]);
    },
  };
}
