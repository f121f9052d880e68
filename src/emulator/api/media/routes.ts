import { get, post, type RouteTable } from '../../protocol/index.js';
import { getJssdkMedia, getMedia } from './get.js';
import { uploadAttachment, uploadMedia } from './upload.js';
import { uploadImage } from './upload-image.js';

/** Temporary media and permanent pictures (素材管理). */
export const mediaRoutes: RouteTable = {
  'media/upload': post(uploadMedia, { form: true }),
  'media/upload_attachment': post(uploadAttachment, { form: true }),
  'media/uploadimg': post(uploadImage, { form: true }),
  'media/get': get(getMedia),
  'media/get/jssdk': get(getJssdkMedia),
};
