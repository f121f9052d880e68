import type { Clock } from '../../clock/index.js';
import { Listeners } from '../listeners.js';
import type { VerificationReport } from '../page-api/index.js';
import type { EmulatedApp } from './app.js';
import type { AppChat } from './app-chat.js';
import { AppStore } from './app-store.js';
import { CallLog } from './call-log.js';
import { CardStore } from './card-store.js';
import { ConversationStore } from './conversation-store.js';
import type { EmulatedCorp } from './corp.js';
import { CorpTagStore } from './corp-tag-store.js';
import { CustomerStore } from './customer-store.js';
import { Directory } from './directory.js';
import type { ExchangeStore } from './exchange-store.js';
import { GroupChatStore } from './group-chat-store.js';
import { ImageStore } from './image-store.js';
import type { Limits } from './limits.js';
import type { MassTask } from './mass-task.js';
import { MediaStore } from './media-store.js';
import { OAuthStore } from './oauth-store.js';
import { Outbox } from './outbox.js';
import { RateWindows } from './rate-windows.js';
import { RobotStore } from './robot-store.js';
import { TagStore } from './tag-store.js';
import { TicketStore } from './ticket-store.js';
import { TokenStore } from './token-store.js';
import { UploadJobStore } from './upload-job-store.js';
import { Visibility } from './visibility.js';
import { WelcomeCodeStore } from './welcome-code-store.js';

export interface WorldOptions {
  readonly clock: Clock;
  readonly corp: EmulatedCorp;
  readonly limits: Limits;
  readonly strict: boolean;
  /** `http://host:port` of the emulator. */
  readonly origin: string;
  readonly exchanges: ExchangeStore;
  /** Verifies a callback URL and saves it when it is good. */
  readonly save: (app: EmulatedApp, url: string) => Promise<VerificationReport>;
}

/**
 * The whole state of one emulated company, apart from how it is reached: the server API, the chat page and the
 * callbacks read and change it.
 */
export class World {
  readonly clock: Clock;
  readonly corp: EmulatedCorp;
  readonly limits: Limits;
  /** Whether to refuse what is otherwise only noted as a warning. */
  readonly strict: boolean;
  /** `http://host:port` of the emulator. */
  readonly origin: string;
  /** Hears that something other than conversations, exchanges and API calls may have changed. */
  readonly touches = new Listeners<void>();
  readonly apps: AppStore;
  readonly directory: Directory;
  readonly tags = new TagStore();
  readonly visibility: Visibility;
  readonly tokens = new TokenStore();
  readonly tickets = new TicketStore();
  readonly oauth = new OAuthStore();
  readonly media = new MediaStore();
  readonly uploadJobs = new UploadJobStore();
  readonly images = new ImageStore();
  readonly outbox = new Outbox();
  readonly cards = new CardStore();
  readonly appChats = new Map<string, AppChat>();
  readonly robots = new RobotStore();
  readonly customers = new CustomerStore();
  readonly corpTags = new CorpTagStore();
  readonly groupChats = new GroupChatStore();
  readonly welcomeCodes = new WelcomeCodeStore();
  readonly massTasks: MassTask[] = [];
  readonly rates = new RateWindows();
  readonly calls = new CallLog();
  readonly conversations = new ConversationStore();
  readonly exchanges: ExchangeStore;

  constructor(options: WorldOptions) {
    this.clock = options.clock;
    this.corp = options.corp;
    this.limits = options.limits;
    this.strict = options.strict;
    this.origin = options.origin;
    this.exchanges = options.exchanges;
    this.apps = new AppStore({
      corpId: options.corp.corpId,
      apiBase: options.origin,
      save: async (app, url) => {
        const report = await options.save(app, url);
        this.touch();
        return report;
      },
    });
    this.directory = new Directory(options.corp.corpName);
    this.visibility = new Visibility(this.directory, this.tags);
  }
  /** To be called when apps, members or groups may have changed. */
  touch(): void {
    this.touches.emit();
  }
}
