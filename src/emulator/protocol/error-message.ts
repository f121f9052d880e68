/** What `errmsg` gains, front or back, when members of the body were dropped for their syntax or type. */
const WRONG_JSON = 'Warning: wrong json format. ';

export interface MessageParts {
  readonly errCode: number;
  readonly text: string;
  readonly callerIp: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly wrongJson: boolean;
  /** Bare texts lack the hint. */
  readonly bare: boolean;
}

/** The `errmsg` of an answer: on an error the text, a hint of 25 digits, the caller's IP and a link. */
export function buildErrorMessage({ errCode, text, callerIp, now, wrongJson, bare }: MessageParts): string {
  if (errCode === 0) return wrongJson ? `${text}. ${WRONG_JSON}` : text;
  const start = `${wrongJson ? WRONG_JSON : ''}${text}`;
  if (bare) return start;
  const link = `https://open.work.weixin.qq.com/devtool/query?e=${errCode}`;
  return `${start}, hint: [${hint(now)}], from ip: ${callerIp}, more info at ${link}`;
}

function hint(now: number): string {
  const seconds = String(Math.floor(now / 1000)).padStart(10, '0');
  return seconds + String(Math.floor(Math.random() * 1e15)).padStart(15, '0');
}
