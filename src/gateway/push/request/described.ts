/** What a person reads about a member, in both languages; the page shows the one that is chosen. */
export function described(description: string, chinese: string): { description: string; 'x-description-zh': string } {
  return { description, 'x-description-zh': chinese };
}
