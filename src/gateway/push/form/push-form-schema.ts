import { z } from 'zod';
import { described, pushRequestSchema } from '../request/index.js';

const { toUser, toParty, toTag, ...shape } = pushRequestSchema.shape;
const flag = z.enum(['0', '1']);

/** Several receivers are several fields of one name. */
const list = ({ def }: z.ZodOptional<z.ZodType>) => z.array(z.string()).optional().meta(wordsOf(def.innerType));

/** A push as a form: the same names, and the file itself in the place of its media id. */
export const pushFormSchema = z
  .strictObject({
    app: shape.app,
    toUser: list(toUser),
    toParty: list(toParty),
    toTag: list(toTag),
    chatId: shape.chatId,
    robot: shape.robot,
    text: shape.text,
    markdown: shape.markdown,
    image: z
      .file()
      .optional()
      .meta(described('JPG or PNG, up to 10 MB; 2 MB for a robot.', 'JPG 或 PNG，不超过 10 MB；机器人不超过 2 MB')),
    file: z.file().optional().meta(described('Any file up to 20 MB.', '任意文件，不超过 20 MB')),
    fileName: z
      .string()
      .optional()
      .meta(
        described(
          'The name that receivers see, in place of the file’s own.',
          '接收方看到的文件名，默认为文件本身的名称',
        ),
      ),
    mentionedList: shape.mentionedList,
    mentionedMobileList: shape.mentionedMobileList,
    safe: flag.optional(),
    enableIdTrans: flag.optional(),
  })
  .meta({
    title: 'Push as a form',
    ...described(
      'The same as JSON, with the file itself. Several receivers are several fields of one name.',
      '与 JSON 相同，但可直接上传文件；多个接收方用同名字段重复填写',
    ),
  });

function wordsOf(schema: z.ZodType) {
  const { description = '', 'x-description-zh': chinese } = schema.meta() ?? {};
  return described(description, String(chinese));
}
