import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { HttpProblem } from '../../../src/gateway/http/index.js';
import { alertmanagerToPush, githubToPush, isSignedByGithub } from '../../../src/gateway/push/index.js';

const ALERTS = JSON.parse(readFileSync('test/gateway/push/fixtures/alertmanager.json', 'utf8'));

function markdownOf(content: object | undefined): string {
  assert.ok(content !== undefined && 'markdown' in content && typeof content.markdown === 'string');
  return content.markdown;
}

describe('alertmanagerToPush', () => {
  it('tells the state, the name and each alert with a link', () => {
    assert.equal(
      markdownOf(alertmanagerToPush(ALERTS)),
      [
        '**<font color="warning">［FIRING 1］ HighLatency</font>** [↗](http://alertmanager.example:9093)',
        '> [p99 above 2 s for 5 min (web-1:9100)](http://prometheus.example:9090/graph?g0.expr=x%28%29)',
        '> resolved: back to normal on web-2:9100',
      ].join('\n'),
    );
  });

  it('tells it in plain text for those who read in WeChat', () => {
    const content = alertmanagerToPush({ ...ALERTS, status: 'resolved' }, 'text');
    assert.ok('text' in content);
    assert.match(content.text, /^\[RESOLVED\] HighLatency http:\/\/alertmanager\.example:9093\np99 above/);
  });

  it('cannot be made to mention, colour or lead astray', () => {
    const annotations = { summary: '<@all> [click](https://evil.example) <font color="info">x</font>\n# y' };
    const alerts = [{ status: 'firing', labels: {}, annotations, generatorURL: 'javascript:alert(1)' }];
    const line = markdownOf(alertmanagerToPush({ status: 'firing', alerts })).split('\n')[1] ?? '';
    assert.equal(line, '> ＜@all＞ ［click］(https://evil.example) ＜font color="info"＞x＜/font＞ # y');
  });

  it('fits into one message, and counts what does not', () => {
    const many = Array.from({ length: 100 }, (_, n) => ({
      status: 'firing',
      labels: { instance: `web-${n}` },
      annotations: { summary: '响应时间过长'.repeat(4) },
    }));
    const markdown = markdownOf(alertmanagerToPush({ ...ALERTS, alerts: many, truncatedAlerts: 7 }));
    assert.ok(Buffer.byteLength(markdown) <= 2048 && Buffer.byteLength(markdown) > 1900);
    assert.match(markdown, /FIRING 107/);
    const shown = markdown.split('\n').length - 2;
    assert.match(markdown, new RegExp(`> … ${100 - shown} more$`));
    const long = { ...ALERTS, groupLabels: { alertname: 'x'.repeat(5000) } };
    assert.ok(Buffer.byteLength(markdownOf(alertmanagerToPush(long))) <= 2048);
  });

  it('takes what labels it finds', () => {
    const alert = (labels: object, annotations = {}) => ({
      status: 'firing',
      alerts: [{ status: 'firing', labels, annotations }],
    });
    const lineOf = (json: object) => markdownOf(alertmanagerToPush(json)).split('\n')[1];
    assert.equal(lineOf(alert({ alertname: 'Down', pod: 'web-1' })), '> Down (web-1)');
    assert.equal(lineOf(alert({}, { description: 'long' })), '> long');
    assert.equal(lineOf(alert({})), '> alert');
    assert.match(markdownOf(alertmanagerToPush({ ...alert({}), groupLabels: { job: 'api' } })), /FIRING 1］ api/);
  });

  it('takes no time for what nobody can read', () => {
    const begun = performance.now();
    const alert = { status: 'firing', annotations: { summary: '<[]>'.repeat(900_000) } };
    const externalURL = `https://a.example/${'('.repeat(3_000_000)}`;
    const words = markdownOf(alertmanagerToPush({ status: 'firing', externalURL, alerts: [alert] }));
    assert.match(words, /^\*\*<font color="warning">［FIRING 1］ alerts<\/font>\*\*\n> (?:＜［］＞)+＜［…$/u);
    const wrong = { status: 'firing', alerts: Array.from({ length: 190_000 }, () => ({ status: 1 })) };
    assert.throws(() => alertmanagerToPush(wrong), /alerts must have at most 10000 entries/);
    assert.ok(performance.now() - begun < 1000, `took ${performance.now() - begun} ms`);
  });

  it('refuses what is no notification', () => {
    assert.throws(() => alertmanagerToPush({ status: 'firing', alerts: [] }), HttpProblem);
    assert.throws(() => alertmanagerToPush('x'), /must be an object/);
  });
});

describe('githubToPush', () => {
  const repository = { full_name: 'acme/web', html_url: 'https://github.com/acme/web' };
  const sender = { login: 'octocat' };
  const page = 'https://github.com/acme/web/x';
  const told = (event: string, json: object) => {
    const content = githubToPush({ 'x-github-event': event }, { repository, sender, ...json });
    return content === undefined ? undefined : markdownOf(content);
  };
  const pull = { number: 7, title: 'Fix [it] <now>', html_url: page };

  it('tells pushes with their commits', () => {
    const commits = [
      { id: '0123456789abcdef', message: 'Fix the build\n\nlong story', url: page, author: { name: 'Octo' } },
      { id: 'fedcba9876543210', message: '修复' },
    ];
    assert.equal(
      told('push', { ref: 'refs/heads/main', compare: page, commits }),
      `**[acme/web: octocat pushed 2 commits to main](${page})**\n> [0123456 Fix the build (Octo)](${page})\n> fedcba9 修复`,
    );
    assert.equal(told('push', { ref: 'refs/heads/old', deleted: true }), '**acme/web: octocat deleted old**');
    assert.match(told('push', { ref: 'refs/tags/v1', commits: commits.slice(1) }) ?? '', /1 commit to v1/);
  });

  it('tells pull requests, issues, comments, reviews, releases and workflow runs', () => {
    const cases: readonly [string, object, string][] = [
      [
        'pull_request',
        { action: 'opened', pull_request: pull },
        `**[acme/web: octocat opened pull request #7](${page})**\n> Fix ［it］ ＜now＞`,
      ],
      [
        'pull_request',
        { action: 'closed', pull_request: { ...pull, merged: true } },
        `**<font color="info">acme/web: octocat merged pull request #7</font>** [↗](${page})\n> Fix ［it］ ＜now＞`,
      ],
      [
        'pull_request',
        { action: 'ready_for_review', pull_request: pull },
        `**[acme/web: octocat ready for review pull request #7](${page})**\n> Fix ［it］ ＜now＞`,
      ],
      [
        'issues',
        { action: 'closed', issue: pull },
        `**[acme/web: octocat closed issue #7](${page})**\n> Fix ［it］ ＜now＞`,
      ],
      [
        'issue_comment',
        { action: 'created', issue: pull, comment: { body: '\nLooks good\nreally', html_url: page } },
        `**[acme/web: octocat commented on #7 Fix ［it］ ＜now＞](${page})**\n> Looks good`,
      ],
      [
        'pull_request_review',
        { action: 'submitted', pull_request: pull, review: { state: 'changes_requested', body: 'No', html_url: page } },
        `**[acme/web: octocat reviewed #7: changes requested](${page})**\n> Fix ［it］ ＜now＞\n> No`,
      ],
      [
        'pull_request_review',
        { action: 'submitted', pull_request: pull, review: { state: 'approved', body: null } },
        '**acme/web: octocat reviewed #7: approved**\n> Fix ［it］ ＜now＞',
      ],
      [
        'release',
        { action: 'published', release: { tag_name: 'v1', name: null, html_url: page } },
        `**<font color="info">acme/web: octocat released v1</font>** [↗](${page})`,
      ],
      [
        'workflow_run',
        {
          action: 'completed',
          workflow_run: { name: 'CI', head_branch: 'main', conclusion: 'failure', html_url: page },
        },
        `**<font color="warning">acme/web: CI failure on main</font>** [↗](${page})`,
      ],
      [
        'workflow_run',
        { action: 'completed', workflow_run: { conclusion: 'success' } },
        '**<font color="info">acme/web: workflow success on a branch</font>**',
      ],
      ['ping', { zen: 'Keep it simple.' }, '**acme/web: the webhook works**\n> Keep it simple.'],
    ];
    for (const [event, json, markdown] of cases) assert.equal(told(event, json), markdown, event);
  });

  it('keeps quiet about the rest', () => {
    const quiet: readonly [string, object][] = [
      ['star', { action: 'created' }],
      ['pull_request', { action: 'labeled', pull_request: pull }],
      ['pull_request', { action: 'opened' }],
      ['issues', { action: 'edited', issue: pull }],
      ['issue_comment', { action: 'deleted', issue: pull, comment: {} }],
      ['pull_request_review', { action: 'dismissed' }],
      ['release', { action: 'created', release: { tag_name: 'v1' } }],
      ['workflow_run', { action: 'requested', workflow_run: {} }],
    ];
    for (const [event, json] of quiet) assert.equal(told(event, json), undefined, event);
    assert.equal(githubToPush({}, {}), undefined);
    assert.match(
      markdownOf(githubToPush({ 'x-github-event': 'ping' }, { organization: { login: 'acme' } })),
      /acme: the webhook/,
    );
    assert.match(markdownOf(githubToPush({ 'x-github-event': 'ping' }, {})), /GitHub: the webhook/);
    assert.throws(() => githubToPush({ 'x-github-event': 'push' }, { commits: 'many' }), HttpProblem);
  });
});

describe('isSignedByGithub', () => {
  it("agrees with the example of GitHub's documentation", () => {
    const signature = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
    const body = Buffer.from('Hello, World!');
    assert.ok(isSignedByGithub("It's a Secret to Everybody", body, signature));
    assert.ok(!isSignedByGithub("It's a Secret to Everybody", Buffer.from('Hello, World?'), signature));
    assert.ok(!isSignedByGithub('another', body, signature));
    for (const header of [undefined, '', 'sha1=00', signature.slice(0, -1), signature.toUpperCase()]) {
      assert.ok(!isSignedByGithub("It's a Secret to Everybody", body, header));
    }
  });
});
