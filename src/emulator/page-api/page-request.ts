import type { DeliveryOptions, EventFields } from './exchange.js';

/** `POST /_emulator/send`: the member says something to an app. Answers `{ exchangeId }` at once. */
export interface SendRequest {
  readonly userId: string;
  readonly agentId: number;
  readonly message:
    | { readonly msgType: 'text'; readonly content: string }
    /** `mediaId` as `POST /_emulator/media?type=image&filename=…` (raw body) answers it: `{ mediaId, url }`. */
    | { readonly msgType: 'image' | 'voice' | 'video' | 'file'; readonly mediaId: string }
    | {
        readonly msgType: 'location';
        readonly latitude: string;
        readonly longitude: string;
        readonly scale: number;
        readonly label: string;
      }
    | {
        readonly msgType: 'link';
        readonly title: string;
        readonly description: string;
        readonly url: string;
        readonly picUrl: string;
      };
  readonly delivery?: DeliveryOptions;
}

/** `POST /_emulator/event`: any event of the reference. Answers `{ exchangeId }`. */
export interface EventRequest {
  readonly userId: string;
  readonly agentId: number;
  readonly event: string;
  readonly changeType?: string;
  readonly fields: EventFields;
  readonly delivery?: DeliveryOptions;
}

/** `POST /_emulator/menu-click`: answers `{ exchangeId }`. `path` is the index in the bar, then in the sub-menu. */
export interface MenuClickRequest {
  readonly userId: string;
  readonly agentId: number;
  readonly path: readonly number[];
}

/** `POST /_emulator/card-click`: a button, a menu item or a submit of a template card. Answers `{ exchangeId }`. */
export interface CardClickRequest {
  readonly userId: string;
  readonly entryId: string;
  readonly key: string;
  /** Question key to the ids of the chosen options. */
  readonly selected?: Readonly<Record<string, readonly string[]>>;
}

/** `POST /_emulator/exchanges/{id}/replay`: sends a callback once more, as it was. Answers `{ exchangeId }`. */
export type ReplayRequest = DeliveryOptions;

/** `POST /_emulator/verify`: the console's save. Answers a `VerificationReport`; a good URL becomes the app's. */
export interface VerifyRequest {
  readonly agentId: number;
  readonly url: string;
}

/** One event that can be composed, as `GET /_emulator/catalog` lists them. */
export interface CatalogEvent {
  readonly event: string;
  readonly changeType?: string;
  /** The Chinese name, e.g. 进入应用. */
  readonly title: string;
  /** Ready-made values for every field, to be edited. */
  readonly fields: EventFields;
}
