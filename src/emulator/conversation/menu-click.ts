import { eventSample } from '../catalog/index.js';
import { EmulatorError } from '../emulator-error.js';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.js';
import type { EventFields } from '../page-api/index.js';
import type { EmulatedApp } from '../world/index.js';

/** The event that a menu button sends. */
export interface MenuClick {
  readonly event: string;
  readonly fields: EventFields;
}

/**
 * The button at a place of the app's menu: its index in the bar, then in the sub-menu.
 *
 * @throws EmulatorError `unknown_reference` when there is no such button, or it only opens a sub-menu
 */
export function clickAt(app: EmulatedApp, path: readonly number[]): MenuClick {
  let button: JsonObject | undefined;
  let buttons = buttonsOf(app.menu?.button);
  for (const index of path) {
    button = buttons[index];
    buttons = buttonsOf(button?.sub_button);
  }
  if (button === undefined || typeof button.type !== 'string' || button.type === '') {
    throw new EmulatorError('unknown_reference', `App ${app.agentId} has no menu button at [${path.join(', ')}].`);
  }
  return clickOf(button);
}

/** The button with this key; without one in the menu, a plain `click`. */
export function clickOn(app: EmulatedApp, key: string): MenuClick {
  const bar = buttonsOf(app.menu?.button);
  const all = [...bar, ...bar.flatMap((button) => buttonsOf(button.sub_button))];
  const button = all.find((candidate) => candidate.key === key);
  return button === undefined ? { event: 'click', fields: { EventKey: key } } : clickOf(button);
}

/** The app's menu (自定义菜单) as `menu/create` has it. */
export function buttonsOf(value: Json): readonly JsonObject[] {
  return isJsonArray(value) ? value.filter(isJsonObject) : [];
}

/** What was scanned, photographed or chosen is that of the catalog. */
function clickOf({ type, key, url, pagepath }: JsonObject): MenuClick {
  const event = typeof type === 'string' ? type : 'click';
  const eventKey = event === 'view' ? url : event === 'view_miniprogram' ? pagepath : key;
  return { event, fields: { ...eventSample(event)?.fields, EventKey: eventKey ?? '' } };
}
