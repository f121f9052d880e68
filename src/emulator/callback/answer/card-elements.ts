/**
 * The elements of `TemplateCard` in a passive reply by the element around them, as page 90241 spells them. Written out
 * here instead of taken from what apps use, so that a slip there is seen. The two spellings of the mini-program's id
 * are WeCom's.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90241
 */
const ELEMENTS: Readonly<Record<string, string>> = {
  TemplateCard:
    'CardType Source MainTitle SubTitleText EmphasisContent HorizontalContentList JumpList CardAction CardImage ' +
    'ImageTextArea VerticalContentList QuoteArea ActionMenu ButtonList ButtonSelection CheckBox SelectList ' +
    'SubmitButton ReplaceText',
  Source: 'IconUrl Desc DescColor',
  MainTitle: 'Title Desc',
  EmphasisContent: 'Title Desc',
  HorizontalContentList: 'KeyName Value Type Url MediaId UserId',
  JumpList: 'Title Type Url AppId PagePath',
  CardAction: 'Type Url AppId PagePath',
  CardImage: 'Url AspectRatio',
  ImageTextArea: 'Type Url Appid PagePath Title Desc ImageUrl',
  VerticalContentList: 'Title Desc',
  QuoteArea: 'Type Url Appid PagePath Title QuoteText',
  ActionMenu: 'Desc ActionList',
  ActionList: 'Text Key',
  ButtonList: 'Text Style Key Type Url',
  ButtonSelection: 'QuestionKey Title SelectedId Disable OptionList',
  CheckBox: 'QuestionKey OptionList Disable Mode',
  SelectList: 'QuestionKey Title SelectedId Disable OptionList',
  OptionList: 'Id Text IsChecked',
  SubmitButton: 'Text Key',
};

/** Elements that repeat side by side, without one around them. */
const LISTS: ReadonlySet<string> = new Set([
  'HorizontalContentList',
  'JumpList',
  'VerticalContentList',
  'ActionList',
  'ButtonList',
  'SelectList',
  'OptionList',
]);

const NUMBERS: ReadonlySet<string> = new Set(['DescColor', 'Type', 'AspectRatio', 'Style', 'Mode']);
const BOOLEANS: ReadonlySet<string> = new Set(['Disable', 'IsChecked']);

/** Names that the JSON of the server API does not have with `_` between the words. */
const JSON_NAMES: Readonly<Record<string, string>> = {
  KeyName: 'keyname',
  UserId: 'userid',
  AppId: 'appid',
  Appid: 'appid',
  PagePath: 'pagepath',
  CheckBox: 'checkbox',
};

export type CardElementKind = 'text' | 'number' | 'boolean' | 'object' | 'list';

export interface CardElement {
  readonly kind: CardElementKind;
  /** Its name in the JSON of the server API. */
  readonly json: string;
}

/** An element inside `parent`; `undefined` for one that page 90241 does not have there. */
export function cardElement(parent: string, name: string): CardElement | undefined {
  if (!ELEMENTS[parent]?.split(' ').includes(name)) return undefined;
  const json = JSON_NAMES[name] ?? name.replaceAll(/(?<!^)(?=[A-Z])/g, '_').toLowerCase();
  return { kind: kindOf(name), json };
}

function kindOf(name: string): CardElementKind {
  if (LISTS.has(name)) return 'list';
  if (name in ELEMENTS) return 'object';
  if (NUMBERS.has(name)) return 'number';
  return BOOLEANS.has(name) ? 'boolean' : 'text';
}
