/** The most UTF-8 bytes of a text reply that WeCom shows. */
export const TEXT_MAX_BYTES = 2048;

/** The most UTF-8 bytes of a title, of a video or an article, that WeCom shows. */
export const TITLE_MAX_BYTES = 128;

/** The most UTF-8 bytes of a description, of a video or an article, that WeCom shows. */
export const DESCRIPTION_MAX_BYTES = 512;

/** The most articles of a news reply. */
export const MAX_ARTICLES = 8;
