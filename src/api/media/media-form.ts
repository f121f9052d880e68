import { Blob } from 'node:buffer';
import { FormData } from 'undici';

/**
 * The multipart body of an upload. The part must be called `media` and carry a `filename`, in plain UTF-8: WeCom
 * does not understand the `filename*=` form, and shows a percent-encoded name as it is.
 */
export function mediaForm(bytes: Uint8Array, name: string): FormData {
  const form = new FormData();
  form.append('media', new Blob([bytes], { type: 'application/octet-stream' }), name);
  return form;
}
