import type { CallbackExchange, DeliveryTry } from '../../emulator/page-api/index.js';
import type { Shell } from '../shell.js';

/** Shows how a delivery to `url` went: each try, what was answered, and what WeCom would think of it. */
export function showExchange(shell: Shell, url: string, exchange: CallbackExchange): void {
  const { title, userId, tries, answer, warnings } = exchange;
  const { paint } = shell;
  shell.print(`${paint.strong(title)} ${paint.faint(`as ${userId} → ${url}`)}`);
  for (const one of tries) shell.print(`try ${one.number}: ${outcomeOf(one, shell)}`);
  if (answer?.kind === 'empty' || answer?.kind === 'success') shell.print('no reply');
  if (answer?.kind === 'refused') shell.print(`${paint.bad('refused:')} ${answer.problem}`);
  if (answer?.xml !== undefined) shell.print(`reply:\n${answer.xml}`);
  for (const warning of warnings) shell.print(`${paint.doubtful('note:')} ${warning}`);
}

function outcomeOf({ outcome, status, durationMs, problem }: DeliveryTry, { paint }: Shell): string {
  if (outcome === 'answered') return `${paint.good(String(status))} in ${durationMs} ms`;
  return `${paint.bad(problem ?? outcome)} ${paint.faint(`(${durationMs} ms)`)}`;
}
