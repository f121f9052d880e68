export { alertmanagerToPush } from './alertmanager-to-push.js';
export { type GithubHookOptions, GithubHooks } from './github-hooks.js';
export { type GithubHeaders, githubToPush } from './github-to-push.js';
export { isGithubSignature, isSignedByGithub } from './is-signed-by-github.js';
export type { NoticeContent, NoticeFormat } from './notice.js';
