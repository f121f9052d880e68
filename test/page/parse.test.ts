import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { encodeWav } from '../../src/emulator/page/composer/encode-wav.js';
import { mediaTypeOf } from '../../src/emulator/page/composer/media-type.js';
import { selectionOf } from '../../src/emulator/page/content/cards/selection-of.js';
import type { Inline } from '../../src/emulator/page/content/inline.js';
import { parseMarkdown } from '../../src/emulator/page/content/parse-markdown.js';
import { parseText } from '../../src/emulator/page/content/parse-text.js';
import { parseTextCard } from '../../src/emulator/page/content/parse-text-card.js';
import { stripTags } from '../../src/emulator/page/content/strip-tags.js';
import { draftFields, readFields } from '../../src/emulator/page/events/field-draft.js';
import { highlight } from '../../src/emulator/page/inspector/highlight.js';
import { initials } from '../../src/emulator/page/ui/initials.js';
import { CARDS } from './sample-cards.js';

/** Text with much that looks like a mark. */
const messy = fc.string({ unit: fc.constantFrom(...'<>/*[](){}`#"\'\\:ahrefontdivbr 1.\n中👋') });

function wordsOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'break') return '';
      return 'children' in part ? wordsOf(part.children) : part.text;
    })
    .join('');
}

describe('the text of a message', () => {
  it('has links where WeCom has them', () => {
    assert.deepEqual(parseText('see <a href="https://a.example/?b=1">here</a>, or https://b.example/c.'), [
      { kind: 'text', text: 'see ' },
      { kind: 'link', text: 'here', url: 'https://a.example/?b=1' },
      { kind: 'text', text: ', or ' },
      { kind: 'link', text: 'https://b.example/c', url: 'https://b.example/c' },
      { kind: 'text', text: '.' },
    ]);
    assert.deepEqual(parseText('到https://b.example/c，谢谢').at(1), {
      kind: 'link',
      text: 'https://b.example/c',
      url: 'https://b.example/c',
    });
  });

  it('keeps every other mark as it was written', () => {
    const script = '<script>alert(1)</script> <b>bold</b> <a onclick="x">no</a>';
    assert.deepEqual(parseText(script), [{ kind: 'text', text: script }]);
    fc.assert(fc.property(messy, (text) => wordsOf(parseText(text)) === text || text.includes('<a')));
  });
});

describe('a text card', () => {
  it('knows three colours and line breaks', () => {
    assert.deepEqual(parseTextCard('<div class="gray">when</div>what<br>and<i>so</i>'), [
      { kind: 'colour', colour: 'gray', children: [{ kind: 'text', text: 'when' }] },
      { kind: 'break' },
      { kind: 'text', text: 'what' },
      { kind: 'break' },
      { kind: 'text', text: 'and<i>so</i>' },
    ]);
  });
});

describe('markdown', () => {
  it('is the subset of the reference', () => {
    assert.deepEqual(
      parseMarkdown('## Title\n> **bold** `code`\n<font color="info">ok</font>[x](https://a.example)<@LiSi>'),
      [
        { kind: 'heading', level: 2, children: [{ kind: 'text', text: 'Title' }] },
        {
          kind: 'quote',
          children: [
            { kind: 'bold', children: [{ kind: 'text', text: 'bold' }] },
            { kind: 'text', text: ' ' },
            { kind: 'code', text: 'code' },
          ],
        },
        {
          kind: 'line',
          children: [
            { kind: 'colour', colour: 'info', children: [{ kind: 'text', text: 'ok' }] },
            { kind: 'link', text: 'x', url: 'https://a.example' },
            { kind: 'colour', colour: 'mention', children: [{ kind: 'text', text: '@LiSi' }] },
          ],
        },
      ],
    );
  });

  it('takes any text, however long its lines, without delay', () => {
    fc.assert(fc.property(messy, (text) => parseMarkdown(text).length === text.split('\n').length));
    const before = performance.now();
    for (const bait of ['**', '[', '<font color="info">', '`', '# ', '[a](']) parseMarkdown(bait.repeat(30_000));
    for (const bait of ['<a href="', 'https://', '....x']) parseText(`https://${bait.repeat(30_000)}`);
    for (const bait of ['<script>', '<', '<script></script>']) stripTags(bait.repeat(60_000));
    for (const bait of ['<div class="gray">', '<br ']) parseTextCard(bait.repeat(30_000));
    assert.ok(performance.now() - before < 2000, 'parsing took longer than it may');
  });
});

describe('an article', () => {
  it('becomes plain text', () => {
    assert.equal(
      stripTags('<p>All <b>of</b> it &amp; more</p><script>alert(1)</script><p>End'),
      'All of it & more\nEnd',
    );
    assert.equal(stripTags('&lt;img onerror=x&gt;'), '<img onerror=x>');
  });
});

describe('highlighting', () => {
  it('loses nothing', () => {
    for (const language of ['xml', 'json'] as const)
      fc.assert(
        fc.property(
          messy,
          (code) =>
            highlight(code, language)
              .map(({ text }) => text)
              .join('') === code,
        ),
      );
  });

  it('tells tags, values and keys', () => {
    const kinds = (code: string, language: 'xml' | 'json') => highlight(code, language).map(({ kind }) => kind);
    assert.deepEqual(kinds('<A><![CDATA[x]]></A>', 'xml'), ['tag', 'mark', 'value', 'mark', 'tag']);
    assert.deepEqual(kinds('{"a":1}', 'json'), ['mark', 'key', 'mark', 'number', 'mark']);
  });
});

describe('the fields of an event', () => {
  it('keep their kinds while they are edited', () => {
    const fields = { Name: 'LiSi', Status: 1, On: true, Items: [{ a: 1 }] };
    assert.deepEqual(readFields(draftFields(fields), fields), fields);
    const edited = readFields({ Name: '', Status: '2', On: 'no', Items: '[]' }, fields);
    assert.deepEqual(edited, { Name: '', Status: 2, On: 'no', Items: [] });
    assert.equal(readFields({ Items: '[' }, fields), undefined);
  });
});

describe('the answers of a card', () => {
  it('are its presets until something else is chosen', () => {
    const { vote_interaction: vote = {}, multiple_interaction: multiple = {}, text_notice: notice = {} } = CARDS;
    assert.deepEqual(selectionOf(vote, {}), { lunch: ['noodles'] });
    assert.deepEqual(selectionOf(vote, { lunch: [] }), { lunch: [] });
    assert.deepEqual(selectionOf(multiple, { where: ['b'] }), { when: ['am'], where: ['b'] });
    assert.equal(selectionOf(notice, {}), undefined);
  });
});

describe('initials', () => {
  it('are the given name of a person and the beginning of anything else', () => {
    assert.equal(initials('欧阳小明', true), '小明');
    assert.equal(initials('项目群', false), '项目');
    assert.equal(initials('ZhangSan', true), 'ZS');
    assert.equal(initials('echo bot', false), 'EB');
    assert.equal(initials('', false), '?');
  });
});

describe('files', () => {
  it('become the kind of message they are', () => {
    const typeOf = (type: string) => mediaTypeOf({ type });
    assert.deepEqual(['image/png', 'image/svg+xml', 'audio/mpeg', 'video/mp4', 'application/pdf', ''].map(typeOf), [
      'image',
      'file',
      'voice',
      'video',
      'file',
      'file',
    ]);
  });

  it('of sound are WAV', () => {
    const view = Buffer.from(encodeWav(Float32Array.from([0, 1, -1, 2]), 16_000));
    assert.equal(view.toString('latin1', 0, 4) + view.toString('latin1', 8, 16), 'RIFFWAVEfmt ');
    assert.equal(view.readUInt32LE(24), 16_000);
    assert.deepEqual(
      [44, 46, 48, 50].map((at) => view.readInt16LE(at)),
      [0, 32_767, -32_768, 32_767],
    );
  });
});
