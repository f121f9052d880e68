/** Far more than a page's address needs. */
const MAX_LENGTH = 4096;

/**
 * The page's address that a request asks to sign (`?url=`), without its `#…`, as the browser shows it: what is signed
 * must be that to the letter.
 *
 * @returns `problem` when it is no page of the allowed origins
 */
export function signablePage(
  requestUrl: string,
  allowed: ReadonlySet<string>,
): { readonly url: string } | { readonly problem: string } {
  const given = new URLSearchParams(requestUrl.split('?').slice(1).join('?')).getAll('url');
  const [page] = given;
  if (page === undefined || given.length > 1) return { problem: 'give one url: encodeURIComponent(location.href)' };
  const [url = ''] = page.split('#');
  if (url.length > MAX_LENGTH) return { problem: `the url is longer than ${MAX_LENGTH} characters` };
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    return { problem: 'the url must be that of a page, with http:// or https://' };
  }
  // The beginning as well as the parsed origin: no spelling may mean one host here and another in WeCom.
  if (!allowed.has(parsed.origin) || !url.startsWith(`${parsed.origin}/`)) {
    return { problem: `pages of ${parsed.origin} are not signed here, or the url is not as location.href has it` };
  }
  return { url };
}
