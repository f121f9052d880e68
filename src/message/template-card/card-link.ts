/** A click does nothing. */
export interface CardNoLink {
  readonly type?: 0;
}

/** A click opens a page. */
export interface CardUrlLink {
  readonly type: 1;
  /** The page's address. */
  readonly url: string;
}

/** A click opens a mini-program (小程序) that is linked to the app in the admin console. */
export interface CardMiniProgramLink {
  readonly type: 2;
  readonly appId: string;
  /** The page within the mini-program. */
  readonly pagePath?: string;
}

/** Where a click leads, told apart by `type`: nowhere (0 or absent), a page (1) or a mini-program (2). */
export type CardLink = CardNoLink | CardUrlLink | CardMiniProgramLink;

/** Where a click on the card as a whole leads (整体卡片的点击跳转事件); the notices must have one that leads somewhere. */
export type CardAction = CardUrlLink | CardMiniProgramLink;

/** One line at the foot of the card that leads somewhere (跳转指引). */
export type CardJump = CardLink & {
  /** At most 18 characters advised. */
  readonly title: string;
};

/** A quotation (引用文献样式). */
export type CardQuoteArea = CardLink & {
  readonly title?: string;
  readonly quoteText?: string;
};

/** A picture on the left, text on the right (左图右文样式). */
export type CardImageTextArea = CardLink & {
  readonly title?: string;
  readonly desc?: string;
  readonly imageUrl: string;
};

interface HorizontalText {
  /** The name on the left; at most 5 characters advised. */
  readonly keyName: string;
  /** The text on the right; at most 30 characters advised. Of an attachment, the file name with its extension. */
  readonly value?: string;
}

/** A click on the line opens a member's profile (成员详情). */
export interface CardMemberLink {
  readonly type: 3;
  readonly userId: string;
}

/** A click on the line downloads a file (附件). */
export interface CardAttachmentLink {
  readonly type: 2;
  /** The file as temporary material (临时素材). */
  readonly mediaId: string;
}

/**
 * One line of name and value (二级标题+文本), told apart by `type`: plain text (0 or absent), a page (1),
 * an attachment (2, not a mini-program as elsewhere) or a member (3).
 */
export type CardHorizontalContent = HorizontalText & (CardNoLink | CardUrlLink | CardAttachmentLink | CardMemberLink);
