import type { Verdict } from './verdict.js';

const PLAIN = "in Express: res.type('text/plain').send(echo)";

/**
 * What is wrong with a body that should be exactly the decrypted echostr; `undefined` when it is.
 *
 * @param echo the decrypted text
 * @param echoStr the ciphertext
 */
export function judgeEcho(body: string, echo: string, echoStr: string): Verdict | undefined {
  if (body === echo) return undefined;
  const bare = body.trim();
  if (bare === '') {
    return { code: 'empty_answer', message: 'The answer is empty; it must be the decrypted echostr.' };
  }
  if (body === `\uFEFF${echo}`) {
    return {
      code: 'bom',
      message: 'The echo begins with a byte order mark (BOM); save and send the answer as UTF-8 without BOM.',
    };
  }
  if (body.trimEnd() === echo && /^\r?\n$/.test(body.slice(echo.length))) {
    return { code: 'trailing_newline', message: 'A line end follows the echo; send the text alone, without println.' };
  }
  if (bare === echo) {
    return { code: 'surrounding_blanks', message: 'There are blanks around the echo; send the text alone.' };
  }
  return judgeWrapping(bare, echo) ?? judgeOther(bare, echo, echoStr);
}

function judgeWrapping(bare: string, echo: string): Verdict | undefined {
  if (bare === `"${echo}"` || bare === `'${echo}'`) {
    return {
      code: 'quoted_echo',
      message: `The echo is in quotes, as res.json() makes it; send plain text: ${PLAIN}.`,
    };
  }
  if (isHtml(bare)) {
    return {
      code: 'html_page',
      message: 'The answer is an HTML page: another site, a login page or a proxy answers in place of the app.',
    };
  }
  const isRounded = bare.includes(String(Number(echo))) || bare.includes(Number(echo).toExponential());
  if (/^[{[]/.test(bare) && (bare.includes(echo) || isRounded)) {
    return { code: 'json_wrapped', message: `The echo is wrapped in JSON; send the text alone: ${PLAIN}.` };
  }
  if (bare.startsWith('<') && bare.includes(echo)) {
    return { code: 'xml_wrapped', message: 'The echo is wrapped in XML; URL verification wants the text alone.' };
  }
  return undefined;
}

function judgeOther(bare: string, echo: string, echoStr: string): Verdict {
  if (/^"?[\d.e+]+"?$/i.test(bare) && Number(bare.replaceAll('"', '')) === Number(echo)) {
    return {
      code: 'rounded_number',
      message: 'The echo went through a number and lost its last digits; treat it as text all the way.',
    };
  }
  if (bare.replaceAll(' ', '+') === echoStr) {
    return { code: 'not_decrypted', message: 'The app answers echostr as it came; it must be decrypted first.' };
  }
  const shown = JSON.stringify(bare.slice(0, 60));
  return { code: 'wrong_echo', message: `The answer is ${shown}; it must be exactly the decrypted echostr.` };
}

function isHtml(text: string): boolean {
  return /^(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text);
}
