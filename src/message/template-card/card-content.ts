/**
 * What stands at the very top of a card (卡片来源样式).
 */
export interface CardSource {
  /** The picture's address; 72×72 pixels advised. */
  readonly iconUrl?: string;
  /** Beside the picture; at most 20 characters advised. */
  readonly desc?: string;
  /** Colour of `desc`: 0 grey (the default), 1 black, 2 red, 3 green. */
  readonly descColor?: 0 | 1 | 2 | 3;
}

/** The title line (一级标题) and the line below it. */
export interface CardMainTitle {
  /** At most 36 characters advised, 16 on a vote card. */
  readonly title: string;
  /** At most 44 characters advised, 160 on vote and multiple-choice cards. */
  readonly desc?: string;
}

/** The one figure that matters, in large type (关键数据样式). */
export interface CardEmphasisContent {
  /** The figure; at most 14 characters advised. */
  readonly title?: string;
  /** What it counts; at most 22 characters advised. */
  readonly desc?: string;
}

/** The large picture of a news card (图片样式). */
export interface CardImage {
  readonly url: string;
  /** Width by height, 1.3 to 2.25; 1.3 by default. */
  readonly aspectRatio?: number;
}

/** One title with text below it (卡片二级垂直内容). */
export interface CardVerticalContent {
  /** At most 38 characters advised. */
  readonly title: string;
  /** At most 160 characters advised. */
  readonly desc?: string;
}
