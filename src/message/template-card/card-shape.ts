import type { CardEmphasisContent, CardImage, CardMainTitle, CardSource, CardVerticalContent } from './card-content.js';
import type {
  CardActionMenu,
  CardButton,
  CardCheckBox,
  CardCheckBoxOption,
  CardMenuAction,
  CardOption,
  CardSelect,
  CardSubmitButton,
  Disableable,
} from './card-interaction.js';
import type { CardHorizontalContent, CardImageTextArea, CardJump, CardLink, CardQuoteArea } from './card-link.js';
import type { TemplateCard } from './template-card.js';
import type { UpdateTemplateCard } from './update-template-card.js';

/** A member that holds one value, and its two wire names. */
export interface CardLeaf {
  readonly kind: 'string' | 'number' | 'boolean';
  /** The element's name in a passive reply. */
  readonly xml: string;
  /** The member's name in the JSON of the server API. */
  readonly json: string;
}

/** A member that holds members of its own, once (`object`) or any number of times (`list`). */
export interface CardBranch {
  readonly kind: 'object' | 'list';
  readonly xml: string;
  readonly json: string;
  readonly shape: CardShape;
}

/** The members of a card, or of a part of it, by their name in code. */
export type CardShape = Readonly<Record<string, CardLeaf | CardBranch>>;

/** A shape with exactly the members that the type has, so that neither can be changed without the other. */
type ShapeOf<Part> = Readonly<Record<Part extends unknown ? keyof Part : never, CardLeaf | CardBranch>>;

const string = (xml: string, json: string): CardLeaf => ({ kind: 'string', xml, json });
const number = (xml: string, json: string): CardLeaf => ({ kind: 'number', xml, json });
const boolean = (xml: string, json: string): CardLeaf => ({ kind: 'boolean', xml, json });
const object = (xml: string, json: string, shape: CardShape): CardBranch => ({ kind: 'object', xml, json, shape });
const list = (xml: string, json: string, shape: CardShape): CardBranch => ({ kind: 'list', xml, json, shape });

const type = number('Type', 'type');
const url = string('Url', 'url');
const title = string('Title', 'title');
const desc = string('Desc', 'desc');
const text = string('Text', 'text');
const key = string('Key', 'key');
const questionKey = string('QuestionKey', 'question_key');
const disable = boolean('Disable', 'disable');
const pagePath = string('PagePath', 'pagepath');

// The passive reply spells the mini-program's id in two ways; these are the only two parts with the second one.
const link = { type, url, appId: string('AppId', 'appid'), pagePath } satisfies ShapeOf<CardLink>;
const areaLink = { ...link, appId: string('Appid', 'appid') } satisfies ShapeOf<CardLink>;

const source = {
  iconUrl: string('IconUrl', 'icon_url'),
  desc,
  descColor: number('DescColor', 'desc_color'),
} satisfies ShapeOf<CardSource>;

const titleAndDesc = { title, desc } satisfies ShapeOf<CardMainTitle | CardEmphasisContent | CardVerticalContent>;

const quoteArea = { ...areaLink, title, quoteText: string('QuoteText', 'quote_text') } satisfies ShapeOf<CardQuoteArea>;

const imageTextArea = {
  ...areaLink,
  title,
  desc,
  imageUrl: string('ImageUrl', 'image_url'),
} satisfies ShapeOf<CardImageTextArea>;

const cardImage = { url, aspectRatio: number('AspectRatio', 'aspect_ratio') } satisfies ShapeOf<CardImage>;

const horizontalContent = {
  keyName: string('KeyName', 'keyname'),
  value: string('Value', 'value'),
  type,
  url,
  mediaId: string('MediaId', 'media_id'),
  userId: string('UserId', 'userid'),
} satisfies ShapeOf<CardHorizontalContent>;

const jump = { title, ...link } satisfies ShapeOf<CardJump>;

const actionMenu = {
  desc,
  actionList: list('ActionList', 'action_list', { text, key } satisfies ShapeOf<CardMenuAction>),
} satisfies ShapeOf<CardActionMenu>;

const button = { type, text, style: number('Style', 'style'), key, url } satisfies ShapeOf<CardButton>;

const option = { id: string('Id', 'id'), text } satisfies ShapeOf<CardOption>;

const select = {
  questionKey,
  title,
  selectedId: string('SelectedId', 'selected_id'),
  disable,
  optionList: list('OptionList', 'option_list', option),
} satisfies ShapeOf<Disableable<CardSelect>>;

const checkBoxOption = {
  ...option,
  isChecked: boolean('IsChecked', 'is_checked'),
} satisfies ShapeOf<CardCheckBoxOption>;

const checkBox = {
  questionKey,
  optionList: list('OptionList', 'option_list', checkBoxOption),
  disable,
  mode: number('Mode', 'mode'),
} satisfies ShapeOf<Disableable<CardCheckBox>>;

const submitButton = { text, key } satisfies ShapeOf<CardSubmitButton>;

/** Every member that a card in the place of another can have, with its wire names; each card type has some of them. */
export const UPDATE_CARD_SHAPE = {
  cardType: string('CardType', 'card_type'),
  source: object('Source', 'source', source),
  mainTitle: object('MainTitle', 'main_title', titleAndDesc),
  subTitleText: string('SubTitleText', 'sub_title_text'),
  emphasisContent: object('EmphasisContent', 'emphasis_content', titleAndDesc),
  cardImage: object('CardImage', 'card_image', cardImage),
  imageTextArea: object('ImageTextArea', 'image_text_area', imageTextArea),
  verticalContentList: list('VerticalContentList', 'vertical_content_list', titleAndDesc),
  horizontalContentList: list('HorizontalContentList', 'horizontal_content_list', horizontalContent),
  quoteArea: object('QuoteArea', 'quote_area', quoteArea),
  jumpList: list('JumpList', 'jump_list', jump),
  cardAction: object('CardAction', 'card_action', link),
  actionMenu: object('ActionMenu', 'action_menu', actionMenu),
  buttonSelection: object('ButtonSelection', 'button_selection', select),
  buttonList: list('ButtonList', 'button_list', button),
  checkBox: object('CheckBox', 'checkbox', checkBox),
  selectList: list('SelectList', 'select_list', select),
  submitButton: object('SubmitButton', 'submit_button', submitButton),
  replaceText: string('ReplaceText', 'replace_text'),
} satisfies ShapeOf<UpdateTemplateCard>;

/** Every member that a card to send can have, and those of a card in the place of another. */
export const CARD_SHAPE = {
  ...UPDATE_CARD_SHAPE,
  taskId: string('TaskId', 'task_id'),
} satisfies ShapeOf<TemplateCard | UpdateTemplateCard>;
