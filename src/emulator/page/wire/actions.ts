import type {
  CardClickRequest,
  CatalogEvent,
  EventRequest,
  MenuClickRequest,
  PageState,
  ReplayRequest,
  SendRequest,
  VerificationReport,
  VerifyRequest,
} from '../../page-api/index.js';
import { get, post } from './request.js';

/** What a request that starts a callback answers. */
export interface Started {
  readonly exchangeId: string;
}

export type UploadType = 'image' | 'voice' | 'video' | 'file';

export interface Uploaded {
  readonly mediaId: string;
  readonly url: string;
}

/** What the page can ask of the emulator; each throws `RequestError`. */
export const actions = {
  state: () => get<PageState>('/state'),
  catalog: () => get<readonly CatalogEvent[]>('/catalog'),
  send: (request: SendRequest) => post<Started>('/send', request),
  sendEvent: (request: EventRequest) => post<Started>('/event', request),
  clickMenu: (request: MenuClickRequest) => post<Started>('/menu-click', request),
  clickCard: (request: CardClickRequest) => post<Started>('/card-click', request),
  replay: (exchangeId: string, request: ReplayRequest) =>
    post<Started>(`/exchanges/${encodeURIComponent(exchangeId)}/replay`, request),
  verify: (request: VerifyRequest) => post<VerificationReport>('/verify', request),
  upload: (type: UploadType, fileName: string, file: Blob) =>
    post<Uploaded>(`/media?${new URLSearchParams({ type, filename: fileName })}`, file),
};
