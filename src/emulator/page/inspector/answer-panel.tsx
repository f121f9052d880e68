import type { CallbackExchange } from '../../page-api/index.js';
import { t } from '../i18n/index.js';
import { CodeBlock } from './code-block.js';
import { Facts } from './facts.js';
import { Warnings } from './warnings.js';

/** The answer that counted, decrypted, with what WeCom makes of it. */
export function AnswerPanel({ exchange: { answer } }: { exchange: CallbackExchange }) {
  const words = t().inspector;
  if (answer === undefined) return <p class="exchange-details__none">{words.noAnswer}</p>;
  const { isSignatureRight } = answer;
  const signature =
    isSignatureRight === undefined
      ? []
      : [[words.signature, isSignatureRight ? words.signatureRight : words.signatureWrong] as const];
  return (
    <>
      {answer.problem !== undefined && <Warnings warnings={[answer.problem]} isDanger />}
      <Facts facts={[[words.status, `${answer.status} · ${words.kinds[answer.kind]}`], ...signature]} />
      <CodeBlock label={words.answer} text={answer.xml} language="xml" emptyText={words.notDecrypted} />
    </>
  );
}
