/** What is to be sent; files by their path. */
export type Content =
  | { readonly kind: 'text' | 'markdown'; readonly text: string }
  | { readonly kind: 'file' | 'image'; readonly path: string };
