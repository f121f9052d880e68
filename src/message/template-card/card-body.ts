import type { CardEmphasisContent, CardImage, CardMainTitle, CardSource, CardVerticalContent } from './card-content.js';
import type {
  CardAction,
  CardHorizontalContent,
  CardImageTextArea,
  CardJump,
  CardLink,
  CardQuoteArea,
} from './card-link.js';

/** What both notices can show. */
interface NoticeBody {
  readonly source?: CardSource;
  readonly quoteArea?: CardQuoteArea;
  /** At most 6 lines. */
  readonly horizontalContentList?: readonly CardHorizontalContent[];
  /** At most 3 lines. */
  readonly jumpList?: readonly CardJump[];
  readonly cardAction: CardAction;
}

/** A text notice needs a title or a text, and may have both. */
type TitleOrText =
  | { readonly mainTitle: CardMainTitle; readonly subTitleText?: string }
  | { readonly mainTitle?: Partial<CardMainTitle>; readonly subTitleText: string };

/** A news notice needs a picture on top or one beside a text, and may have both. */
type ImageOrImageText =
  | { readonly cardImage: CardImage; readonly imageTextArea?: CardImageTextArea }
  | { readonly cardImage?: CardImage; readonly imageTextArea: CardImageTextArea };

/** What a text notice shows, whether it is sent or takes another card's place. `subTitleText`: 160 characters advised. */
export type TextNoticeBody = NoticeBody &
  TitleOrText & {
    readonly cardType: 'text_notice';
    readonly emphasisContent?: CardEmphasisContent;
  };

/** What a news notice shows, whether it is sent or takes another card's place. */
export type NewsNoticeBody = NoticeBody &
  ImageOrImageText & {
    readonly cardType: 'news_notice';
    readonly mainTitle: CardMainTitle;
    /** At most 4 entries. */
    readonly verticalContentList?: readonly CardVerticalContent[];
  };

/** What a button card shows above its buttons. */
export interface ButtonInteractionBody {
  readonly cardType: 'button_interaction';
  readonly source?: CardSource;
  readonly mainTitle: CardMainTitle;
  /** At most 160 characters advised. */
  readonly subTitleText?: string;
  readonly quoteArea?: CardQuoteArea;
  /** At most 6 lines. */
  readonly horizontalContentList?: readonly CardHorizontalContent[];
  readonly cardAction?: CardLink;
}
