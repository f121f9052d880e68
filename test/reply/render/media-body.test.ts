import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HandlerError } from '../../../src/errors/index.js';
import { renderReply, reply } from '../../../src/reply/index.js';
import { bodyOf, header, readBack } from './read-reply.js';

describe('image, voice and video replies', () => {
  it('nest the media id', () => {
    assert.deepEqual(readBack(reply.image('m')), { MsgType: 'image', Image: { MediaId: 'm' } });
    assert.deepEqual(readBack(reply.voice('m')), { MsgType: 'voice', Voice: { MediaId: 'm' } });
    assert.deepEqual(readBack(reply.video('m')), { MsgType: 'video', Video: { MediaId: 'm' } });
  });

  it('give a video its title and description', () => {
    assert.deepEqual(readBack(reply.video('m', { title: 't', description: 'd' })), {
      MsgType: 'video',
      Video: { MediaId: 'm', Title: 't', Description: 'd' },
    });
    assert.deepEqual(readBack(reply.video('m', { description: '' })).Video, { MediaId: 'm', Description: '' });
  });

  it('cut a title of a video at 128 and a description at 512 bytes', () => {
    const rendered = renderReply(reply.video('m', { title: '题'.repeat(43), description: 'd'.repeat(513) }), header);
    assert.deepEqual(bodyOf(rendered).Video, { MediaId: 'm', Title: '题'.repeat(42), Description: 'd'.repeat(512) });
    assert.deepEqual(rendered.warnings, [
      'title of the video reply has 129 bytes, 3 of which were cut: WeCom shows at most 128',
      'description of the video reply has 513 bytes, 1 of which were cut: WeCom shows at most 512',
    ]);
    assert.equal(rendered.rest, undefined);
  });

  it('are refused without a media id', () => {
    for (const empty of [reply.image(''), reply.voice(''), reply.video('')]) {
      assert.throws(
        () => renderReply(empty, header),
        (error) =>
          error instanceof HandlerError &&
          error.code === 'invalid_reply' &&
          error.message.startsWith(`The ${empty.msgType} reply has an empty mediaId`),
      );
    }
  });
});
