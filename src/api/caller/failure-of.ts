import { ApiError, WecomError } from '../../errors/index.js';
import type { ApiCallReport } from '../../observe/index.js';

/** How a request failed, in the few words that measurements are grouped by. */
export function failureOf(error: unknown, signal: AbortSignal | undefined): Pick<ApiCallReport, 'code' | 'errCode'> {
  if (error instanceof ApiError) return { code: error.code, errCode: error.errCode };
  if (error instanceof WecomError) return { code: error.code };
  return { code: signal?.aborted === true ? 'aborted' : 'unexpected' };
}
