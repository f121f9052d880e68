import { createHash } from 'node:crypto';

/** The colours and shapes of the chat page, whose own styles are built with it and need not be there. */
export const LOGIN_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f3f4f6; --card: #fff; --line: #e2e5ea; --line-strong: #c3c9d2; --hover: rgb(20 40 80 / 6%);
  --chosen: #e3ecf9; --text: #1c2026; --text-muted: #5c6570; --accent: #1a62cc; --accent-fill: #1a66d6;
  --warning: #a04f00; --warning-soft: #fdf1e2; --danger: #c0302b;
  --shadow: 0 8px 28px rgb(20 30 50 / 18%), 0 1px 4px rgb(20 30 50 / 10%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #191c21; --card: #2a2f37; --line: #343a43; --line-strong: #4b535f; --hover: rgb(255 255 255 / 7%);
    --chosen: #2c3a50; --text: #e5e8ec; --text-muted: #a3acb8; --accent: #7db1ff; --accent-fill: #2468cc;
    --warning: #f0a95a; --warning-soft: #3a3022; --danger: #ff8f88;
    --shadow: 0 8px 28px rgb(0 0 0 / 50%), 0 1px 4px rgb(0 0 0 / 40%);
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  display: grid; min-height: 100vh; margin: 0; padding: 24px 16px; place-items: center; background: var(--page);
  color: var(--text); font: 14px / 1.5 -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "PingFang SC",
    "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
}
.card {
  width: min(440px, 100%); padding: 24px; border-radius: 14px; background: var(--card); box-shadow: var(--shadow);
}
.brand { margin: 0 0 4px; color: var(--text-muted); font-size: 12px; }
h1 { margin: 0 0 12px; font-size: 18px; line-height: 1.35; overflow-wrap: anywhere; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: 2px; }
.muted { color: var(--text-muted); }
.problem { color: var(--danger); }
.warnings {
  margin: 0 0 12px; padding: 8px 12px; border-radius: 8px; background: var(--warning-soft); color: var(--warning);
  font-size: 13px; list-style: none; overflow-wrap: anywhere;
}
fieldset { margin: 0 0 16px; padding: 0; border: 0; }
legend { margin-bottom: 6px; padding: 0; font-weight: 600; }
.people { max-height: 300px; border: 1px solid var(--line); border-radius: 10px; overflow-y: auto; }
.person { display: flex; gap: 10px; align-items: center; padding: 8px 12px; cursor: pointer; }
.person + .person { border-top: 1px solid var(--line); }
.person:hover { background: var(--hover); }
.person:has(:checked) { background: var(--chosen); }
.person__note { color: var(--text-muted); font-size: 12px; overflow-wrap: anywhere; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 4px 12px; }
.fields label { display: flex; gap: 8px; align-items: center; }
input { accent-color: var(--accent-fill); }
.actions { display: flex; gap: 10px; justify-content: flex-end; }
button {
  min-height: 34px; padding: 5px 16px; border: 1px solid var(--line-strong); border-radius: 8px;
  background: var(--card); color: var(--text); font: inherit; cursor: pointer;
}
button:hover { border-color: var(--accent); color: var(--accent); }
button.primary { border-color: transparent; background: var(--accent-fill); color: #fff; }
button.primary:hover { filter: brightness(1.08); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`;

/** What the pages' content policy names the styles by. */
export const LOGIN_STYLE_HASH = `'sha256-${createHash('sha256').update(LOGIN_STYLE).digest('base64')}'`;
