import type { Redis } from 'ioredis';

/** What a store asks of Redis in one step. A value that is absent is `false` in Lua and `null` in the reply. */
export const STORE_SCRIPTS = {
  wecomAdd: {
    numberOfKeys: 1,
    lua: `
local present = redis.call('GET', KEYS[1])
if not present then redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2]) end
return present`,
  },
  wecomReplace: {
    numberOfKeys: 1,
    lua: `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`,
  },
  wecomDeleteIf: {
    numberOfKeys: 1,
    lua: `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`,
  },
  // A lock that ran out while Redis was away, and that nobody took, is its holder's again.
  wecomKeepLock: {
    numberOfKeys: 1,
    lua: `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`,
  },
} as const;

/** What an outbox asks of Redis beside what BullMQ has; the keys are those of a BullMQ queue. */
export const OUTBOX_SCRIPTS = {
  // Makes a job active and locked by ARGV[2], wherever it waits, if it still belongs to ARGV[3]. BullMQ notes in `pb`
  // who took a job last; it is absent before the first. The further arguments are fields of the job and their values.
  wecomHold: {
    numberOfKeys: 6,
    lua: `
local job, lock, active, wait, delayed, stalled = unpack(KEYS)
local id, holder = ARGV[1], ARGV[2]
if redis.call('EXISTS', job) == 0 or (redis.call('HGET', job, 'pb') or '') ~= ARGV[3] then return 0 end
local locked = redis.call('GET', lock)
if locked and locked ~= holder then return 0 end
if not locked then
  local found = redis.call('ZREM', delayed, id)
  if found == 0 then found = redis.call('LREM', active, 1, id) end
  if found == 0 then found = redis.call('LREM', wait, 1, id) end
  if found == 0 then return 0 end
  redis.call('LPUSH', active, id)
end
redis.call('SET', lock, holder, 'PX', ARGV[4])
redis.call('SREM', stalled, id)
redis.call('HSET', job, unpack(ARGV, 5))
return 1`,
  },
  // Lets every active job whose lock has run out be taken next. BullMQ's own check for stalled jobs looks twice, an
  // interval apart, so that a job would come back late.
  wecomReclaim: {
    numberOfKeys: 2,
    lua: `
for _, id in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  if redis.call('EXISTS', ARGV[1] .. id .. ':lock') == 0 then
    redis.call('LREM', KEYS[1], 1, id)
    redis.call('RPUSH', KEYS[2], id)
  end
end
return 0`,
  },
} as const;

/** The scripts as ioredis offers them. */
interface ScriptCommands {
  wecomAdd(key: string, value: string, ttl: number): Promise<string | null>;
  wecomReplace(key: string, expected: string, value: string, ttl: number): Promise<number>;
  wecomDeleteIf(key: string, expected: string): Promise<number>;
  wecomKeepLock(key: string, token: string, ttl: number): Promise<number>;
  wecomHold(...keysAndArguments: readonly (string | number)[]): Promise<number>;
  wecomReclaim(active: string, wait: string, prefix: string): Promise<number>;
}

/** A client that knows the scripts. */
export type RedisClient = Redis & ScriptCommands;
