/**
 * The way an answer goes: `passive` in the HTTP response in time, `hold` in the response to a later try, `push` by
 * `message/send` after the deadline, `defer` the same because the handler asked for it, `drop` nowhere.
 */
export type ReplyRoad = 'passive' | 'hold' | 'push' | 'defer' | 'drop';
