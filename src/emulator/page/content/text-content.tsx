import './text-content.css';
import type { JsonObject } from '../../json.js';
import { Inlines } from './inlines.js';
import { LongText } from './long-text.js';
import { parseText } from './parse-text.js';
import { text } from './read-json.js';

/** A text message. */
export function TextContent({ content }: { content: JsonObject }) {
  return (
    <div class="text-content" dir="auto">
      <LongText text={text(content, 'content')}>{(shown) => <Inlines parts={parseText(shown)} />}</LongText>
    </div>
  );
}
