import { fitsUtf8, truncateUtf8 } from '../../../text/index.js';

/** Bytes that an app can send at once, as text or as markdown. */
const LIMIT = 2048;
/** Bytes of a title or a line, and of an address, so that no single one takes all the room. */
const PIECE_LIMIT = 512;
/** Bytes for the line that counts those left out. */
const COUNT_BYTES = 32;

export type NoticeFormat = 'markdown' | 'text';

/** One line of a notice. */
export interface NoticeLine {
  readonly text: string;
  /** Where the line leads. */
  readonly url?: string | undefined;
}

/** Something that another program tells, before it is put into words for WeCom. */
export interface Notice {
  readonly title: string;
  readonly url?: string | undefined;
  /** Good news are green, bad ones orange, and neither is neither. */
  readonly mood?: 'good' | 'bad' | undefined;
  readonly lines: readonly NoticeLine[];
}

/** The content of a push that a notice makes. */
export type NoticeContent = { readonly markdown: string } | { readonly text: string };

/**
 * Puts a notice into words: markdown, or plain text for the WeChat plug-in (微信插件), which shows no markdown. It fits
 * into one message; lines that do not are counted instead.
 */
export function renderNotice(notice: Notice, format: NoticeFormat): NoticeContent {
  const writer = format === 'text' ? PLAIN : MARKDOWN;
  const title = writer.title(notice);
  const shown: string[] = [];
  let room = LIMIT - Buffer.byteLength(title);
  for (const line of notice.lines) {
    const written = writer.line(line);
    room -= Buffer.byteLength(written) + 1;
    const isLast = shown.length + 1 === notice.lines.length;
    if (room < (isLast ? 0 : COUNT_BYTES)) break;
    shown.push(written);
  }
  const rest = notice.lines.length - shown.length;
  const more = rest === 0 ? [] : [writer.line({ text: `… ${rest} more` })];
  const whole = [title, ...shown, ...more].join('\n');
  return format === 'text' ? { text: whole } : { markdown: whole };
}

interface NoticeWriter {
  title(notice: Notice): string;
  line(line: NoticeLine): string;
}

const COLOURS = { good: 'info', bad: 'warning' } as const;

const MARKDOWN: NoticeWriter = {
  title({ title, url, mood }) {
    const words = harmless(title);
    if (mood === undefined) return `**${linked(words, url)}**`;
    const more = addressOf(url) === undefined ? '' : ` ${linked('↗', url)}`;
    return `**<font color="${COLOURS[mood]}">${words}</font>**${more}`;
  },
  line: ({ text, url }) => `> ${linked(harmless(text), url)}`,
};

const PLAIN: NoticeWriter = {
  title: ({ title, url }) => followed(clipped(oneLine(title)), url),
  line: ({ text, url }) => followed(clipped(oneLine(text)), url),
};

function linked(text: string, url: string | undefined): string {
  const address = addressOf(url);
  return address === undefined ? text : `[${text}](${address})`;
}

function followed(text: string, url: string | undefined): string {
  const address = addressOf(url);
  return address === undefined ? text : `${text} ${address}`;
}

/** The text as it is: it can neither mention anybody, nor colour, nor lead somewhere else. */
function harmless(text: string): string {
  const plain = oneLine(text).replaceAll('<', '＜').replaceAll('>', '＞').replaceAll('[', '［').replaceAll(']', '］');
  return clipped(plain);
}

/** Not more of it than `clipped` needs: escaping megabytes would hold everybody up. */
function oneLine(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, PIECE_LIMIT + 1);
}

function clipped(text: string): string {
  return fitsUtf8(text, PIECE_LIMIT) ? text : `${truncateUtf8(text, PIECE_LIMIT)}…`;
}

/** Only what a browser opens as a page, and not what would take all the room. A bracket would end a link too early. */
function addressOf(url: string | undefined): string | undefined {
  if (url === undefined || url.length > PIECE_LIMIT || !/^https?:\/\//.test(url)) return undefined;
  const address = url.replaceAll('(', '%28').replaceAll(')', '%29').replaceAll(/\s/g, '%20');
  return fitsUtf8(address, PIECE_LIMIT) ? address : undefined;
}
