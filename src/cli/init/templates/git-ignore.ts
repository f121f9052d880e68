import { dedent } from '../dedent.js';

export const GIT_IGNORE = dedent(`
  node_modules/
  dist/
  .env
`);
