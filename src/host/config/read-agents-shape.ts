import type { ConfigProblem } from '../../errors/index.js';
import type { HostedAppOptions } from '../hosted-app-options.js';
import type { ConfigDraft } from './config-draft.js';
import { isRecord } from './is-record.js';
import { readAddr } from './read-addr.js';

type Fields = Readonly<Record<string, unknown>>;

const CALLBACKS = '/qiye-wechat/agents/';
const SENDERS = '/qiye-wechat/text-senders/';

/** The options of an app by their names in an agent; those of no agent stand at the top. */
const AGENT_NAMES: Readonly<Record<string, string>> = {
  agentId: 'id',
  path: 'id',
  name: 'id',
  textSenderPath: 'id',
  encodingAESKey: 'encoding_aes_key',
};
const HOST_NAMES: Readonly<Record<string, string>> = {
  host: 'addr',
  port: 'addr',
  baseUrl: 'base_url',
  apiKeys: 'api_keys',
  pushPath: 'push_path',
  corpId: 'corp_id',
};
const KNOWN = new Set(['addr', 'base_url', 'corp_id', 'agents', 'api_keys', 'push_path', 'store']);
const KNOWN_OF_AGENT = new Set(['id', 'secret', 'token', 'encoding_aes_key', 'type', 'options']);

/**
 * Reads `{ "addr", "base_url", "corp_id", "agents": [ … ] }`, the config of one corp with the paths
 * `/qiye-wechat/agents/{id}` for callbacks and `/qiye-wechat/text-senders/{id}` for texts. `api_keys`, `push_path`, `store`
 * and an agent's `options` may be added; what else is there has no effect.
 */
export function readAgentsShape(config: Fields): ConfigDraft {
  const { addr, base_url: baseUrl, corp_id: corpId, agents, api_keys: apiKeys, push_path: pushPath, store } = config;
  const problems: ConfigProblem[] = [];
  const list = Array.isArray(agents) ? agents : [];
  if (!Array.isArray(agents)) problems.push({ option: 'agents', message: 'must be a list of agents' });
  const apps = list.map((agent: unknown, index) => {
    const path = `agents[${index}]`;
    if (!isRecord(agent)) problems.push({ option: path, message: 'must be an object with the settings of an agent' });
    return readAgent(isRecord(agent) ? agent : {}, corpId, path, problems);
  });
  const address = readAddr(addr);
  if (typeof address === 'string') problems.push({ option: 'addr', message: address });
  return {
    options: given({ ...(typeof address === 'string' ? {} : address), baseUrl, apiKeys, pushPath, store }),
    apps,
    placeOfHost: (option) => HOST_NAMES[option] ?? option.replace('apiKeys', 'api_keys'),
    placeOfApp: (index, option) => HOST_NAMES[option] ?? `agents[${index}].${AGENT_NAMES[option] ?? option}`,
    problems,
    warnings: [
      ...unknownNames(config, KNOWN, ''),
      ...list.flatMap((agent: unknown, index) =>
        isRecord(agent) ? unknownNames(agent, KNOWN_OF_AGENT, `agents[${index}].`) : [],
      ),
    ],
  };
}

function readAgent(agent: Fields, corpId: unknown, path: string, problems: ConfigProblem[]): HostedAppOptions {
  const { id, secret, token, encoding_aes_key: encodingAESKey, type, options } = agent;
  const agentId = typeof id === 'string' && /^\d+$/.test(id) ? Number(id) : id;
  if (!Number.isSafeInteger(agentId)) problems.push({ option: `${path}.id`, message: 'must be the AgentId, a number' });
  if (typeof type !== 'string' || type === '') {
    problems.push({ option: `${path}.type`, message: 'must be the name of a type, such as echo, or of a module' });
  }
  if (options !== undefined && !isRecord(options)) {
    problems.push({ option: `${path}.options`, message: 'must be an object' });
  }
  return given({
    name: String(agentId),
    corpId,
    agentId,
    secret,
    token,
    encodingAESKey,
    type: typeof type === 'string' && type !== '' ? type : undefined,
    options,
    path: `${CALLBACKS}${agentId}`,
    textSenderPath: `${SENDERS}${agentId}`,
  });
}

function unknownNames(object: Fields, known: ReadonlySet<string>, path: string): readonly string[] {
  const names = Object.keys(object).filter((name) => !known.has(name));
  return names.map((name) => `${path}${name} is not known and has no effect`);
}

/** What is there; whether it is of the right type is seen when it is checked. */
function given(fields: Fields): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
