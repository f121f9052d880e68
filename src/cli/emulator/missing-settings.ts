import type { EmulatedApp } from '../../emulator/index.js';
import type { Environment } from '../../options/index.js';

/** Lines for `.env`: the app's settings as far as the environment has others or none. Never shows one it has. */
export function missingSettings(app: EmulatedApp, environment: Environment): readonly string[] {
  return Object.entries(app.environment())
    .filter(([name, value]) => environment[name] !== value)
    .map(([name, value]) => `${name}=${value}`);
}
