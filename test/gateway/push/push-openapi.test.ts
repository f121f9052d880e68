import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateApiKey } from '../../../src/gateway/keys/index.js';
import { pushRouter } from '../../../src/gateway/push/index.js';
import { openApiDocument } from '../../../src/gateway/push/openapi/index.js';
import { CONTENT_KINDS, pushRequestSchema } from '../../../src/gateway/push/request/index.js';
import { openPushDesk } from './push-desk.js';

type Json = Record<string, unknown>;

const DOCUMENT = openApiDocument('/push', { needsKey: true }) as Json & {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, Json>>;
};

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { name: string; in: string; required?: boolean }[];
  readonly requestBody?: { content: Record<string, { schema: Json; examples?: Record<string, { value: unknown }> }> };
  readonly responses: Record<string, Json>;
  readonly security?: readonly Json[];
}

/** A route as Express keeps it. */
interface Layer {
  readonly route?: { readonly path: string | string[]; readonly methods: Record<string, boolean> };
}

const operations = Object.entries(DOCUMENT.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object in a tree. */
function* objectsIn(value: unknown): Generator<Json> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Json;
  for (const member of Object.values(value)) yield* objectsIn(member);
}

function resolve(ref: string): unknown {
  assert.match(ref, /^#\//);
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((value, name) => (value as Json | undefined)?.[name], DOCUMENT);
}

test('every reference leads to something, and every schema is referred to', () => {
  const refs = [...objectsIn(DOCUMENT)].flatMap(({ $ref }) => ($ref === undefined ? [] : [String($ref)]));
  for (const ref of refs) assert.ok(typeof resolve(ref) === 'object', ref);
  for (const name of Object.keys(DOCUMENT.components.schemas ?? {})) {
    assert.ok(refs.includes(`#/components/schemas/${name}`), `nothing refers to ${name}`);
  }
});

test('every route of the API is described, and every description is of a route', async (t) => {
  const desk = await openPushDesk(t);
  const router = pushRouter(desk.options);
  t.after(() => router.gateway.close(0));
  const { stack } = router as unknown as { stack: readonly Layer[] };
  const routes = stack.flatMap(({ route }) => {
    const methods = Object.keys(route?.methods ?? {}).filter((method) => method !== '_all');
    return [route?.path ?? []].flat().flatMap((path) => methods.map((method) => `${method} ${path}`));
  });
  const described = operations.map(({ path, method }) => {
    const below = path.slice('/push'.length).replaceAll(/\{(\w+)\}/g, ':$1');
    return `${method} ${below || '/'}`;
  });
  assert.deepEqual(
    routes.filter((route) => !['get /openapi.json', 'get /docs'].includes(route)).toSorted(),
    described.toSorted(),
  );
});

test('operations have ids of their own, declare their path parameters and name known securities', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  assert.equal(new Set(ids).size, ids.length);
  for (const { path, operation } of operations) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    assert.deepEqual(
      declared.map(({ name, required }) => [name, required]),
      inPath.map((name) => [name, true]),
    );
    assert.ok(Object.keys(operation.responses).some((status) => status.startsWith('2')));
    for (const security of operation.security ?? []) {
      for (const name of Object.keys(security)) assert.ok(DOCUMENT.components.securitySchemes?.[name], name);
    }
  }
});

test('the examples are requests that are taken', () => {
  const examples = operations.flatMap(({ operation }) =>
    Object.values(operation.requestBody?.content['application/json']?.examples ?? {}),
  );
  const ofSchema = DOCUMENT.components.schemas?.PushRequest?.examples as readonly unknown[];
  const ofMember = (name: string): readonly unknown[] => {
    const { properties = {} } = (DOCUMENT.components.schemas?.PushRequest ?? {}) as {
      properties?: Record<string, Json>;
    };
    const { $ref, examples: own } = properties[name] ?? {};
    const given = (own ?? ($ref === undefined ? [] : (resolve(String($ref)) as Json).examples)) as readonly unknown[];
    assert.ok(given.length > 0, `${name} has no example`);
    return given.map((example) => ({ toUser: 'lisi', [name]: example }));
  };
  const values = [...examples.map(({ value }) => value), ...ofSchema, ...ofMember('news'), ...ofMember('templateCard')];
  assert.equal(values.length, 9);
  for (const value of values)
    assert.deepEqual(pushRequestSchema.safeParse(value).error, undefined, JSON.stringify(value));
});

test('schemas are JSON Schema of 2020-12, described in both languages', () => {
  for (const schema of objectsIn(DOCUMENT.components.schemas)) {
    assert.ok(!('nullable' in schema) && !('$schema' in schema) && !('$id' in schema) && !('~standard' in schema));
    assert.equal(
      'description' in schema && 'maxLength' in schema ? 'x-description-zh' in schema : true,
      true,
      JSON.stringify(schema),
    );
  }
  const { properties = {}, allOf } = (DOCUMENT.components.schemas?.PushRequest ?? {}) as {
    properties?: Json;
    allOf?: Json[];
  };
  assert.deepEqual(allOf?.[0], { oneOf: CONTENT_KINDS.map((kind) => ({ required: [kind] })) });
  assert.deepEqual(properties.templateCard, { $ref: '#/components/schemas/TemplateCard' });
  const form = (DOCUMENT.components.schemas?.PushForm ?? {}) as { properties?: Record<string, Json> };
  assert.deepEqual(form.properties?.toUser?.description, (properties.toUser as Json).description);
  assert.deepEqual(DOCUMENT.openapi, '3.1.1');
});

test('the description is served where the gateway is mounted, to everybody once there are keys', async (t) => {
  const { hash } = generateApiKey();
  const desk = await openPushDesk(t, { keys: [{ name: 'ci', hash }] });
  const answer = await desk.call('/openapi.json');
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/json/);
  assert.deepEqual(JSON.parse(answer.text), JSON.parse(JSON.stringify(DOCUMENT)));
  const local = await openPushDesk(t);
  assert.deepEqual(JSON.parse((await local.call('/openapi.json')).text).security, [{}]);
  const proxied = await local.call('/openapi.json', { headers: { 'x-forwarded-for': '10.0.0.7' } });
  assert.equal(proxied.status, 401);
});
