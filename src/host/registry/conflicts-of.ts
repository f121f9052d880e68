import { appName } from '../../app/index.js';
import type { ConfigProblem } from '../../errors/index.js';
import type { AppConfig } from '../../options/index.js';
import type { AppEntry, OptionPlace } from './app-parts.js';
import { isSamePath } from './is-same-path.js';

/** What of each app no other may have, and why. @param entries in the order in which they were given */
export function conflictsOf(entries: readonly (AppEntry | undefined)[], place: OptionPlace): readonly ConfigProblem[] {
  return entries.flatMap((entry, index) => {
    if (entry === undefined) return [];
    const earlier = entries.slice(0, index).filter((other) => other !== undefined);
    return earlier.flatMap((other) => conflictOf(entry, other, (option) => place(index, option)));
  });
}

function conflictOf(one: AppEntry, other: AppEntry, at: (option: string) => string): readonly ConfigProblem[] {
  const both = `"${other.name}" and "${one.name}"`;
  if (one.name === other.name) {
    return [{ option: at('name'), message: `"${one.name}" is the name of an earlier app; each needs its own` }];
  }
  if (appName(one.config) === appName(other.config)) {
    const message = `${both} are the same app of the same corp; leave out one of them`;
    return [{ option: at('agentId'), message }];
  }
  const problems: ConfigProblem[] = [];
  if (one.config.path === other.config.path && haveCommonToken(one.config, other.config)) {
    const message = `${both} share the path ${one.config.path} and a token, so nobody can tell their callbacks apart; change the path or the token of one`;
    problems.push({ option: at('token'), message });
  }
  const senders = [one.definition.textSenderPath, other.definition.textSenderPath] as const;
  if (senders[0] !== undefined && senders[1] !== undefined && isSamePath(senders[0], senders[1])) {
    problems.push({ option: at('textSenderPath'), message: `is that of "${other.name}" as well` });
  }
  for (const [sender, owner, { config, name }] of [
    [senders[0], one, other],
    [senders[1], other, one],
  ] as const) {
    if (sender !== undefined && isSamePath(sender, config.path)) {
      const message = `that of "${owner.name}" is the callback path of "${name}"`;
      problems.push({ option: at('textSenderPath'), message });
    }
  }
  return problems;
}

function haveCommonToken(one: AppConfig, other: AppConfig): boolean {
  const tokens = tokensOf(other);
  return tokensOf(one).some((token) => tokens.includes(token));
}

function tokensOf({ token, previousToken }: AppConfig): readonly string[] {
  return previousToken === undefined ? [token] : [token, previousToken];
}
