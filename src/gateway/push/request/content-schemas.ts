import { z } from 'zod';
import { described } from './described.js';
import { link, shortText, utf8Text } from './utf8-text.js';

/** A long text goes out as several messages of 2048 bytes. */
export const MAX_TEXT_BYTES = 20_480;

/** What robots take; apps and groups take half of it. */
export const MAX_MARKDOWN_BYTES = 4096;

export const textSchema = utf8Text(MAX_TEXT_BYTES).meta(
  described(
    'A text. Over 2048 bytes it goes out as several messages, cut at line ends where possible.',
    '文本；超过 2048 字节时按行拆成多条发送',
  ),
);

export const markdownSchema = utf8Text(MAX_MARKDOWN_BYTES).meta(
  described(
    'Markdown of the subset that WeCom shows: at most 2048 bytes, 4096 to a robot. Not shown in the WeChat plug-in.',
    'Markdown（企业微信支持的子集）；最多 2048 字节，群机器人 4096 字节；微信插件中不显示',
  ),
);

export const textCardSchema = z
  .strictObject({
    title: shortText(128).meta(described('At most 128 characters.', '标题，不超过 128 个字符')),
    description: shortText(512).meta(
      described(
        'At most 512 characters; <br> and <div class="gray"> (highlight, normal) are understood.',
        '描述，不超过 512 个字符；支持 <br> 和 <div class="gray">（highlight、normal）',
      ),
    ),
    url: link().meta(described('Where a click leads, with its scheme.', '点击后跳转的链接，须含协议头')),
    btnTxt: shortText(4).optional().meta(described('Caption of the button; 详情 by default.', '按钮文字，默认“详情”')),
  })
  .meta({ title: 'Text card (文本卡片)', ...described('A text card.', '文本卡片') });

export const newsArticleSchema = z
  .strictObject({
    title: utf8Text(128).meta(described('At most 128 bytes.', '标题，不超过 128 字节')),
    description: utf8Text(512).optional().meta(described('At most 512 bytes.', '描述，不超过 512 字节')),
    url: link()
      .optional()
      .meta(described('Where a click leads; needed without a mini-program.', '点击后跳转的链接；没有小程序时必填')),
    picUrl: link()
      .optional()
      .meta(described('A JPG or PNG of 1068×455 or 150×150 pixels.', '图片链接，JPG 或 PNG，1068×455 或 150×150')),
    appId: z
      .string()
      .min(1)
      .optional()
      .meta(described('A mini-program linked to the app, in place of url.', '与应用关联的小程序，代替 url')),
    pagePath: utf8Text(128).optional().meta(described('The page of the mini-program.', '小程序页面路径')),
  })
  .refine(({ url, appId, pagePath }) => url !== undefined || (appId !== undefined && pagePath !== undefined), {
    path: ['url'],
    error: 'is missing; an article needs url, or appId and pagePath of a mini-program',
  })
  .meta({ title: 'Article (图文)' });

export const newsSchema = z
  .array(newsArticleSchema)
  .min(1)
  .max(8)
  .meta({
    ...described('News of 1 to 8 articles.', '图文消息，1 到 8 条'),
    examples: [[{ title: 'Release 4.2', description: 'What is new', url: 'https://example.com/4.2' }]],
  });

export const mediaIdSchema = z.string().min(1, 'must not be empty');
