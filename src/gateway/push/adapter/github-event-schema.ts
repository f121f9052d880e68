import { z } from 'zod';

const page = z.object({ html_url: z.string().optional() });
const user = z.object({ login: z.string() });
const numbered = page.extend({ number: z.number(), title: z.string(), merged: z.boolean().nullish() });
const commit = z.object({
  id: z.string(),
  message: z.string(),
  url: z.string().optional(),
  author: z.object({ name: z.string().optional() }).optional(),
});
const workflowRun = page.extend({
  name: z.string().nullish(),
  head_branch: z.string().nullish(),
  conclusion: z.string().nullish(),
});

/** What GitHub sends, as far as it is needed here; each event has some of it. */
export const githubEventSchema = z.object({
  action: z.string().optional(),
  repository: page.extend({ full_name: z.string() }).optional(),
  organization: user.optional(),
  sender: user.optional(),
  zen: z.string().optional(),
  ref: z.string().optional(),
  compare: z.string().optional(),
  deleted: z.boolean().optional(),
  commits: z.array(commit).optional(),
  pull_request: numbered.optional(),
  issue: numbered.optional(),
  comment: page.extend({ body: z.string().nullish() }).optional(),
  review: page.extend({ state: z.string(), body: z.string().nullish() }).optional(),
  release: page.extend({ tag_name: z.string(), name: z.string().nullish() }).optional(),
  workflow_run: workflowRun.optional(),
});

export type GithubEvent = z.output<typeof githubEventSchema>;
