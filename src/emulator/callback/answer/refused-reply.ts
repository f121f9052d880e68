/** Thrown while a reply is read: WeCom would refuse it. The message says why, for people. */
export class RefusedReply extends Error {}
