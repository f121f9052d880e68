/** Every demo and what it shows; each is the file of its name. */
export const DEMOS = {
  echo: 'text, pictures and voice come back, pictures mirrored',
  'keyword-menu': 'keywords and menu clicks lead to the same commands of a decorated class',
  notify: 'a script that writes to members and ends with an exit code',
  'approval-card': 'a card with buttons; the first click decides, and the card says who it was',
  assistant: 'talks with a language model behind any OpenAI-compatible endpoint, however slow',
  'link-to-pdf': 'a link comes back as a PDF, printed by Chromium; private addresses are refused',
  'web-login': 'a web page that knows which member is looking',
} as const satisfies Readonly<Record<string, string>>;

export type DemoName = keyof typeof DEMOS;

/** One line for each. */
export function listDemos(): string {
  const width = Math.max(...Object.keys(DEMOS).map((name) => name.length));
  return Object.entries(DEMOS)
    .map(([name, line]) => `  ${name.padEnd(width)}  ${line}`)
    .join('\n');
}
