/** A piece of a line: what the text of messages, text cards and markdown is made of. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'bold'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'colour'; readonly colour: string; readonly children: readonly Inline[] }
  | { readonly kind: 'break' };

export function plain(text: string): readonly Inline[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}
