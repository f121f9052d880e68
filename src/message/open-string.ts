/**
 * The values known today, completed by the editor, and any other string, because WeCom adds new ones without notice.
 */
export type OpenString<Known extends string> = Known | (string & Record<never, never>);
