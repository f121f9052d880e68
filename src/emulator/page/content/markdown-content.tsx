import './markdown-content.css';
import type { JsonObject } from '../../json.js';
import { Inlines } from './inlines.js';
import { LongText } from './long-text.js';
import { type MarkdownLine, parseMarkdown } from './parse-markdown.js';
import { text } from './read-json.js';

/** A markdown message; its headings are styled text, since they are no headings of this page. */
export function MarkdownContent({ content }: { content: JsonObject }) {
  return (
    <div class="markdown">
      <LongText text={text(content, 'content')}>
        {(shown) => parseMarkdown(shown).map((line, index) => <Line key={index} line={line} />)}
      </LongText>
    </div>
  );
}

function Line({ line }: { line: MarkdownLine }) {
  const level = line.kind === 'heading' ? ` markdown__heading--${line.level}` : '';
  return (
    <div class={`markdown__${line.kind}${level}`} dir="auto">
      {line.children.length === 0 ? <br /> : <Inlines parts={line.children} />}
    </div>
  );
}
