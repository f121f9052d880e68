import { get, post, type RouteTable } from '../../protocol/index.js';
import { getJssdkMedia, getMedia } from './get.js';
import { uploadAttachment, uploadMedia } from './upload.js';
import { getUploadByUrlResult, uploadByUrl } from './upload-by-url.js';
import { uploadImage } from './upload-image.js';

/** Temporary media and permanent pictures (素材管理). */
export const mediaRoutes: RouteTable = {
  'media/upload': post(uploadMedia, { form: true }),
  'media/upload_attachment': post(uploadAttachment, { form: true }),
  'media/upload_by_url': post(uploadByUrl),
  'media/get_upload_by_url_result': post(getUploadByUrlResult),
  'media/uploadimg': post(uploadImage, { form: true }),
  'media/get': get(getMedia),
  'media/get/jssdk': get(getJssdkMedia),
};
