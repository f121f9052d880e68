import { fileURLToPath } from 'node:url';
import { DEMOS, listDemos } from './demos.js';
import { exitWithUsage, USAGE } from './runner/read-options.js';

const [first = ''] = process.argv.slice(2);

if (first === '--help' || first === '--list') {
  console.log(first === '--help' ? USAGE : listDemos());
} else {
  const isNamed = first !== '' && !first.startsWith('-');
  if (isNamed && !Object.hasOwn(DEMOS, first)) exitWithUsage(`There is no demo "${first}".`);
  if (isNamed) process.argv.splice(2, 1);
  const file = new URL(`./${isNamed ? first : 'echo'}.ts`, import.meta.url);
  // From here on as if the demo had been started itself.
  process.argv[1] = fileURLToPath(file);
  await import(file.href);
}
