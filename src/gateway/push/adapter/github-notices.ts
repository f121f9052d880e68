import type { GithubEvent } from './github-event-schema.js';
import type { Notice } from './notice.js';

type Reader = (event: GithubEvent, repository: string, sender: string) => Notice | undefined;

const SHOWN_ACTIONS: ReadonlySet<string> = new Set(['opened', 'closed', 'reopened', 'ready_for_review']);

/** How each event of GitHub is told, by the name in `X-GitHub-Event`; the others are of no interest to a chat. */
export const GITHUB_NOTICES: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  [
    'ping',
    ({ zen = '' }, repository) => ({
      title: `${repository}: the webhook works`,
      lines: zen === '' ? [] : [{ text: zen }],
    }),
  ],
  [
    'push',
    ({ ref = '', compare, deleted, commits = [] }, repository, sender) => {
      const branch = ref.replace(/^refs\/(?:heads|tags)\//, '');
      if (deleted) return { title: `${repository}: ${sender} deleted ${branch}`, lines: [] };
      const lines = commits.map(({ id, message, url, author }) => ({
        text: `${id.slice(0, 7)} ${firstLine(message)}${author?.name === undefined ? '' : ` (${author.name})`}`,
        url,
      }));
      const count = `${commits.length} ${commits.length === 1 ? 'commit' : 'commits'}`;
      return { title: `${repository}: ${sender} pushed ${count} to ${branch}`, url: compare, lines };
    },
  ],
  [
    'pull_request',
    ({ action = '', pull_request: pull }, repository, sender) => {
      if (pull === undefined || !SHOWN_ACTIONS.has(action)) return undefined;
      const done = action === 'closed' && pull.merged === true ? 'merged' : action.replaceAll('_', ' ');
      const title = `${repository}: ${sender} ${done} pull request #${pull.number}`;
      return {
        title,
        url: pull.html_url,
        ...(done === 'merged' ? { mood: 'good' } : {}),
        lines: [{ text: pull.title }],
      };
    },
  ],
  [
    'issues',
    ({ action = '', issue }, repository, sender) => {
      if (issue === undefined || !SHOWN_ACTIONS.has(action)) return undefined;
      const title = `${repository}: ${sender} ${action} issue #${issue.number}`;
      return { title, url: issue.html_url, lines: [{ text: issue.title }] };
    },
  ],
  [
    'issue_comment',
    ({ action, issue, comment }, repository, sender) => {
      if (issue === undefined || comment === undefined || action !== 'created') return undefined;
      const title = `${repository}: ${sender} commented on #${issue.number} ${issue.title}`;
      return { title, url: comment.html_url, lines: [{ text: firstLine(comment.body ?? '') }] };
    },
  ],
  [
    'pull_request_review',
    ({ action, pull_request: pull, review }, repository, sender) => {
      if (pull === undefined || review === undefined || action !== 'submitted') return undefined;
      const title = `${repository}: ${sender} reviewed #${pull.number}: ${review.state.replaceAll('_', ' ')}`;
      const body = firstLine(review.body ?? '');
      return { title, url: review.html_url, lines: [{ text: pull.title }, ...(body === '' ? [] : [{ text: body }])] };
    },
  ],
  [
    'release',
    ({ action, release }, repository, sender) => {
      if (release === undefined || action !== 'published') return undefined;
      const title = `${repository}: ${sender} released ${release.name || release.tag_name}`;
      return { title, url: release.html_url, mood: 'good', lines: [] };
    },
  ],
  [
    'workflow_run',
    ({ action, workflow_run: run }, repository) => {
      if (run === undefined || action !== 'completed') return undefined;
      const { name, head_branch: branch, conclusion, html_url: url } = run;
      const title = `${repository}: ${name ?? 'workflow'} ${conclusion ?? 'completed'} on ${branch ?? 'a branch'}`;
      return { title, url, mood: conclusion === 'success' ? 'good' : 'bad', lines: [] };
    },
  ],
]);

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0] ?? '';
}
