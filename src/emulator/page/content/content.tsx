import type { ComponentType } from 'preact';
import type { JsonObject } from '../../json.js';
import type { ConversationEntry } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { TemplateCard } from './cards/template-card.js';
import { FileContent } from './file-content.js';
import { ImageContent } from './image-content.js';
import { LinkContent } from './link-content.js';
import { LocationContent } from './location-content.js';
import { MarkdownContent } from './markdown-content.js';
import { MiniProgramContent } from './mini-program-content.js';
import { MpnewsContent } from './mpnews-content.js';
import { NewsContent } from './news-content.js';
import { TextCardContent } from './text-card-content.js';
import { TextContent } from './text-content.js';
import { VideoContent } from './video-content.js';
import { VoiceContent } from './voice-content.js';

/** Words in a bubble, or something with a frame of its own. */
interface Kind {
  readonly isBubble: boolean;
  readonly Body: ComponentType<{ content: JsonObject }>;
}

const KINDS: Readonly<Record<string, Kind>> = {
  text: { isBubble: true, Body: TextContent },
  markdown: { isBubble: true, Body: MarkdownContent },
  markdown_v2: { isBubble: true, Body: MarkdownContent },
  voice: { isBubble: true, Body: VoiceContent },
  image: { isBubble: false, Body: ImageContent },
  video: { isBubble: false, Body: VideoContent },
  file: { isBubble: false, Body: FileContent },
  location: { isBubble: false, Body: LocationContent },
  link: { isBubble: false, Body: LinkContent },
  textcard: { isBubble: false, Body: TextCardContent },
  news: { isBubble: false, Body: NewsContent },
  mpnews: { isBubble: false, Body: MpnewsContent },
  miniprogram_notice: { isBubble: false, Body: MiniProgramContent },
};

/** Whether the message stands in a bubble. */
export function isBubble({ msgType }: ConversationEntry): boolean {
  return KINDS[msgType]?.isBubble ?? msgType !== 'template_card';
}

/** What a message shows. */
export function Content({ entry }: { entry: ConversationEntry }) {
  if (entry.msgType === 'template_card') return <TemplateCard entry={entry} />;
  const Body = KINDS[entry.msgType]?.Body;
  if (Body !== undefined) return <Body content={entry.content} />;
  return <em>{t().content.unknown(entry.msgType)}</em>;
}
