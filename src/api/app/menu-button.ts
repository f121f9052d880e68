import { defined, fromWire, type WireRecord } from '../wire/index.js';

interface ButtonName {
  /** At most 16 bytes, 40 in a submenu. */
  readonly name: string;
}

/** Sends an event with its key, some after the member has scanned, taken a picture or picked a place. */
export interface KeyMenuButton extends ButtonName {
  readonly type:
    | 'click'
    | 'scancode_push'
    | 'scancode_waitmsg'
    | 'pic_sysphoto'
    | 'pic_photo_or_album'
    | 'pic_weixin'
    | 'location_select';
  /** At most 128 bytes. */
  readonly key: string;
}

/** Opens a page. */
export interface ViewMenuButton extends ButtonName {
  readonly type: 'view';
  /** With its scheme, at most 1024 bytes. */
  readonly url: string;
}

/** Opens a mini-program that is linked to the app. */
export interface MiniProgramMenuButton extends ButtonName {
  readonly type: 'view_miniprogram';
  readonly appId: string;
  readonly pagePath: string;
}

/** A button that does something. */
export type ActionMenuButton = KeyMenuButton | ViewMenuButton | MiniProgramMenuButton;

/** A button that opens 1 to 5 others. */
export interface SubMenuButton extends ButtonName {
  readonly subButton: readonly ActionMenuButton[];
  readonly type?: never;
}

/** A button of the app's menu (自定义菜单). */
export type MenuButton = ActionMenuButton | SubMenuButton;

/** The app's menu: 1 to 3 buttons. */
export interface Menu {
  readonly button: readonly MenuButton[];
}

/** Spells a button as `menu/create` takes it. */
export function menuButtonToWire(button: MenuButton): WireRecord {
  if (button.type === undefined) return { name: button.name, sub_button: button.subButton.map(menuButtonToWire) };
  const { name, type } = button;
  const key = 'key' in button ? button.key : undefined;
  const url = 'url' in button ? button.url : undefined;
  const program = type === 'view_miniprogram' ? { appid: button.appId, pagepath: button.pagePath } : {};
  return defined({ name, type, key, url, ...program });
}

/** Reads a button of `menu/get`: one that acts may come with an empty submenu, one with a submenu with an empty type. */
export function toMenuButton(wire: WireRecord): MenuButton {
  const { sub_button: subButton, ...own } = wire;
  if (!Array.isArray(subButton) || subButton.length === 0) return fromWire<ActionMenuButton>(own);
  return { name: String(own.name), subButton: fromWire<readonly ActionMenuButton[]>(subButton) };
}
