import { packageInfo, rangeOf } from '../../package-info.js';
import type { Project } from '../project.js';

/** The project's package.json. */
export function packageJson({ name, packageSpec }: Project): string {
  const content = {
    name,
    version: '0.1.0',
    private: true,
    type: 'module',
    engines: packageInfo.engines,
    scripts: {
      dev: 'tsx watch src/main.ts',
      emulator: 'wecom-app-svr emulator --open',
      doctor: 'wecom-app-svr doctor',
      build: 'tsc',
      start: 'node dist/src/main.js',
      test: 'tsc --noEmit && node --import tsx --test test/*.test.ts',
    },
    dependencies: { dotenv: rangeOf('dotenv'), [packageInfo.name]: packageSpec },
    devDependencies: {
      '@types/node': rangeOf('@types/node'),
      tsx: rangeOf('tsx'),
      typescript: rangeOf('typescript'),
    },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
