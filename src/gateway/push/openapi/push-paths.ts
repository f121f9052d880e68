import { schemaRef } from './push-schemas.js';

const JSON_TYPE = 'application/json';
const FORM_TYPES = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/** Requests to begin with. */
const EXAMPLES = {
  text: {
    summary: 'A text to one member',
    'x-summary-zh': '发给一个成员的文本',
    value: { toUser: 'ZhangSan', text: 'The backup is done.' },
  },
  textcard: {
    summary: 'A card to two members',
    'x-summary-zh': '发给两个成员的文本卡片',
    value: {
      toUser: ['ZhangSan', 'lisi'],
      textcard: { title: 'Order 42', description: 'Waits for approval', url: 'https://example.com/orders/42' },
    },
  },
  news: {
    summary: 'News to a department',
    'x-summary-zh': '发给一个部门的图文',
    value: {
      toParty: [2],
      news: [{ title: 'Release 4.2', description: 'What is new', url: 'https://example.com/4.2' }],
    },
  },
} as const;

const pushBody = {
  required: true,
  content: {
    [JSON_TYPE]: {
      schema: schemaRef('PushRequest'),
      examples: EXAMPLES,
    },
    ...Object.fromEntries(FORM_TYPES.map((type) => [type, { schema: schemaRef('PushForm') }])),
  },
};

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', maxLength: 255 },
  description: 'Chosen by the caller: the same request with the same key is one push, for a day. Makes retries safe.',
};

const accepted = {
  description: 'Accepted; it is sent in the background, and after a restart, too.',
  headers: { Location: { schema: { type: 'string' }, description: 'Where its state is.' } },
  content: { [JSON_TYPE]: { schema: schemaRef('PushAccepted') } },
};

const receiverQuery = ['toUser', 'toParty', 'toTag', 'chatId', 'robot'].map((name) => ({
  name,
  in: 'query',
  required: false,
  schema: name.startsWith('to') ? { type: 'array', items: { type: 'string' } } : { type: 'string' },
  description: 'Whom to tell, as in a push.',
}));

const formatQuery = {
  name: 'format',
  in: 'query',
  required: false,
  schema: { type: 'string', enum: ['markdown', 'text'], default: 'markdown' },
  description: 'text for receivers who read in WeChat, where markdown does not show.',
};

const appName = pathName('The app that sends.');

/** The paths of the description, below the path that the gateway is mounted at. */
export function pushPaths(base: string): Readonly<Record<string, object>> {
  return {
    [base === '' ? '/' : base]: { post: pushOperation('push', 'Send a message', []) },
    // OpenAPI takes two paths that differ only in the name of a parameter for one.
    [`${base}/{name}`]: {
      post: pushOperation('pushByApp', 'Send a message with an app', [appName]),
      get: {
        operationId: 'getPush',
        summary: 'How a push is going',
        parameters: [pathName('The id that the push was given.')],
        responses: {
          200: { description: 'Its state.', content: { [JSON_TYPE]: { schema: schemaRef('PushRecord') } } },
          ...problems(401, 404, 429),
        },
      },
    },
    [`${base}/{name}/alertmanager`]: {
      post: {
        operationId: 'pushAlerts',
        summary: 'Tell alerts of Prometheus Alertmanager',
        parameters: [appName, ...receiverQuery, formatQuery],
        requestBody: { required: true, content: { [JSON_TYPE]: { schema: { type: 'object' } } } },
        responses: { 202: accepted, ...problems(400, 401, 403, 404, 413, 415, 422, 429, 503) },
      },
    },
    [`${base}/{name}/github`]: {
      post: {
        operationId: 'pushGithubEvent',
        summary: 'Tell an event of a GitHub webhook',
        parameters: [appName, ...receiverQuery, formatQuery],
        requestBody: { required: true, content: { [JSON_TYPE]: { schema: { type: 'object' } } } },
        responses: {
          202: accepted,
          204: { description: 'An event that is not worth a message.' },
          ...problems(400, 401, 403, 404, 413, 422, 429, 503),
        },
        security: [{ githubSignature: [] }],
      },
    },
  };
}

function pushOperation(operationId: string, summary: string, parameters: readonly object[]): object {
  return {
    operationId,
    summary,
    parameters: [...parameters, idempotencyKey],
    requestBody: pushBody,
    responses: { 202: accepted, ...problems(400, 401, 403, 404, 413, 415, 422, 429, 502, 503) },
  };
}

function problems(...statuses: readonly number[]): Record<number, object> {
  return Object.fromEntries(
    statuses.map((status) => [status, { $ref: `#/components/responses/${PROBLEMS[status]?.[0]}` }]),
  );
}

function pathName(description: string): object {
  return { name: 'name', in: 'path', required: true, schema: { type: 'string' }, description };
}

const PROBLEMS: Readonly<Record<number, readonly [name: string, description: string]>> = {
  400: ['BadRequest', 'The body or a header cannot be read.'],
  401: ['Unauthorized', 'No API key, or not one of the gateway.'],
  403: ['Forbidden', 'The key may not use this app, or not write to these receivers.'],
  404: ['NotFound', 'There is no such app or push.'],
  413: ['TooLarge', 'The body or the file is too large.'],
  415: ['UnsupportedMediaType', 'Neither JSON nor a form.'],
  422: [
    'InvalidRequest',
    'The request is not what it must be; errors says where and why. Or its Idempotency-Key came with another request.',
  ],
  429: ['TooManyRequests', 'The limit of the key is used up, or that of wrong keys; Retry-After says for how long.'],
  502: ['RefusedByWecom', 'WeCom did not take the file; code and detail say why.'],
  503: ['Unavailable', 'The store or WeCom cannot be reached; try again, with the same Idempotency-Key.'],
};

/** The problems of the description, by name. */
export function problemResponses(): Readonly<Record<string, object>> {
  const content = { 'application/problem+json': { schema: schemaRef('Problem') } };
  return Object.fromEntries(Object.values(PROBLEMS).map(([name, description]) => [name, { description, content }]));
}
