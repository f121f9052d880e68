import { eventSample } from '../catalog/index.js';
import type { EventFields } from '../page-api/index.js';
import type { EmulatedApp } from '../world/index.js';
import type { Callback } from './callback.js';
import { composeXml } from './compose-xml.js';

export interface EventCallbackInput {
  readonly app: EmulatedApp;
  /** The member it is about; `FromUserName` unless the event comes from the platform. */
  readonly userId: string;
  readonly event: string;
  readonly changeType?: string | undefined;
  /**
   * The event's own fields by their wire names. A common field, such as `AgentID` or `FromUserName`, takes the place
   * of the usual one; `null` leaves it out.
   */
  readonly fields: EventFields;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly cardEntryId?: string;
}

/**
 * Any event (接收事件). The catalog knows which come from the platform (`sys`) and which carry no AgentID.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90240
 */
export function eventCallback(input: EventCallbackInput): Callback {
  const { app, userId, event, changeType, fields, now, cardEntryId } = input;
  const sample = eventSample(event, changeType);
  const sender = sample === undefined || sample.sender === 'member' ? userId : sample.sender;
  const own = new Map(Object.entries(fields));
  const common = (name: string, usual: string | number | undefined): EventFields => {
    const value = own.has(name) ? own.get(name) : usual;
    own.delete(name);
    return { [name]: value };
  };
  const head = {
    ...common('ToUserName', app.corpId),
    ...common('FromUserName', sender),
    ...common('CreateTime', Math.floor(now / 1000)),
    MsgType: 'event',
    Event: event,
    ...(changeType === undefined ? {} : { ChangeType: changeType }),
  };
  const tail = common('AgentID', sample?.hasAgentId === false ? undefined : app.agentId);
  const unknown = `${changeType === undefined ? event : `${event} / ${changeType}`} is not among the events known here`;
  return {
    app,
    userId,
    title: ['event', event, changeType].filter((word) => word !== undefined).join(' '),
    xml: composeXml({ ...head, ...Object.fromEntries(own), ...tail }),
    warnings: sample === undefined ? [unknown] : [],
    ...(cardEntryId === undefined ? {} : { cardEntryId }),
  };
}
