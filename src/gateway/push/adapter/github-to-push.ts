import { validate } from '../../http/index.js';
import { githubEventSchema } from './github-event-schema.js';
import { GITHUB_NOTICES } from './github-notices.js';
import { type NoticeContent, type NoticeFormat, renderNotice } from './notice.js';

/** The headers of a webhook, in lower case as Node has them; `x-github-event` says what it holds. */
export type GithubHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Puts an event of a GitHub webhook into words: pushes, pull requests and their reviews, issues and comments, releases,
 * finished workflow runs. Check its signature first, with `isSignedByGithub`.
 *
 * @param json the body of the webhook
 * @param format `text` for receivers who read in WeChat, where markdown does not show
 * @returns `undefined` for an event that is not worth a message
 * @throws {HttpProblem} 422 when it is no event of GitHub
 * @see https://docs.github.com/en/webhooks/webhook-events-and-payloads
 */
export function githubToPush(
  headers: GithubHeaders,
  json: unknown,
  format: NoticeFormat = 'markdown',
): NoticeContent | undefined {
  const event = validate(githubEventSchema, json);
  const { repository, organization, sender } = event;
  const place = repository?.full_name ?? organization?.login ?? 'GitHub';
  const notice = GITHUB_NOTICES.get(String(headers['x-github-event']))?.(event, place, sender?.login ?? 'somebody');
  return notice === undefined ? undefined : renderNotice(notice, format);
}
