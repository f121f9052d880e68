import { dedent } from '../dedent.js';

export const TS_CONFIG = dedent(`
  {
    "compilerOptions": {
      "target": "ES2023",
      "module": "NodeNext",
      "moduleResolution": "NodeNext",
      "types": ["node"],
      "strict": true,
      "noUncheckedIndexedAccess": true,
      "verbatimModuleSyntax": true,
      "skipLibCheck": true,
      "rootDir": ".",
      "outDir": "dist"
    },
    "include": ["src", "test"]
  }
`);
