import { byteLength, type Params, Refusal } from '../../protocol/index.js';

/** The errcodes of one level of the menu. */
interface LevelRules {
  readonly maxButtons: number;
  readonly maxNameBytes: number;
  readonly count: number;
  readonly type: number;
  readonly name: number;
  readonly key: number;
  readonly url: number;
  readonly scheme: number;
}

const MAIN: LevelRules = {
  maxButtons: 3,
  maxNameBytes: 16,
  count: 40016,
  type: 40017,
  name: 40018,
  key: 40019,
  url: 40020,
  scheme: 40055,
};
const SUB: LevelRules = {
  maxButtons: 5,
  maxNameBytes: 40,
  count: 40023,
  type: 40024,
  name: 40025,
  key: 40026,
  url: 40027,
  scheme: 40054,
};

const KEY_TYPES = new Set([
  'click',
  'scancode_push',
  'scancode_waitmsg',
  'pic_sysphoto',
  'pic_photo_or_album',
  'pic_weixin',
  'location_select',
]);

/** Refuses a menu that breaks the rules of `menu/create`. */
export function checkMenu(params: Params): void {
  checkLevel(params.objects('button') ?? [], MAIN);
}

function checkLevel(buttons: readonly Params[], rules: LevelRules): void {
  if (buttons.length < 1 || buttons.length > rules.maxButtons) throw new Refusal(rules.count, 'invalid button count');
  for (const button of buttons) checkButton(button, rules);
}

function checkButton(button: Params, rules: LevelRules): void {
  const name = button.need('name', 41102);
  if (byteLength(name) > rules.maxNameBytes) throw new Refusal(rules.name, `${button.at('name')} too long`);
  const children = button.objects('sub_button') ?? [];
  if (children.length > 0) {
    if (rules === SUB) throw new Refusal(40022, 'menu is too deep');
    checkLevel(children, SUB);
  } else {
    checkAction(button, rules);
  }
}

function checkAction(button: Params, rules: LevelRules): void {
  const type = button.string('type') ?? '';
  if (KEY_TYPES.has(type)) {
    if (byteLength(button.need('key', rules.key)) > 128) throw new Refusal(rules.key, `${button.at('key')} too long`);
  } else if (type === 'view') {
    const url = button.need('url', rules.url);
    if (byteLength(url) > 1024) throw new Refusal(rules.url, `${button.at('url')} too long`);
    if (!/^https?:\/\//.test(url)) throw new Refusal(rules.scheme, `${button.at('url')} without scheme`);
  } else if (type === 'view_miniprogram') {
    button.need('appid');
    button.need('pagepath');
  } else {
    throw new Refusal(rules.type, `${button.at('type')} invalid`);
  }
}
