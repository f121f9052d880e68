export type {
  CardEmphasisContent,
  CardImage,
  CardMainTitle,
  CardSource,
  CardVerticalContent,
} from './card-content.js';
export type {
  CardActionMenu,
  CardButton,
  CardCallbackButton,
  CardCheckBox,
  CardCheckBoxOption,
  CardMenuAction,
  CardOption,
  CardSelect,
  CardSubmitButton,
  CardUrlButton,
  Disableable,
} from './card-interaction.js';
export type {
  CardAction,
  CardAttachmentLink,
  CardHorizontalContent,
  CardImageTextArea,
  CardJump,
  CardLink,
  CardMemberLink,
  CardMiniProgramLink,
  CardNoLink,
  CardQuoteArea,
  CardUrlLink,
} from './card-link.js';
export { CARD_SHAPE, type CardBranch, type CardLeaf, type CardShape, UPDATE_CARD_SHAPE } from './card-shape.js';
export { cardToJson, type TemplateCardJson, updateCardToJson } from './card-to-json.js';
export { CARD_TYPES, type CardType } from './card-type.js';
export { type CardProblem, checkTemplateCard, checkUpdateTemplateCard } from './check/index.js';
export { hasCardShape } from './has-card-shape.js';
export type {
  ButtonInteractionCard,
  MultipleInteractionCard,
  NewsNoticeCard,
  TemplateCard,
  TextNoticeCard,
  VoteInteractionCard,
} from './template-card.js';
export type {
  UpdateButtonInteractionCard,
  UpdateMultipleInteractionCard,
  UpdateNewsNoticeCard,
  UpdateTemplateCard,
  UpdateTextNoticeCard,
  UpdateVoteInteractionCard,
} from './update-template-card.js';
