import type { EmulatedApp, Emulator } from '../../src/emulator/index.js';
import type { WecomApp, WecomAppOptions } from '../../src/index.js';

/** What the runner needs to know of a demo that serves callbacks. */
export interface Demo {
  /** The app's name in the emulated company. */
  readonly title: string;
  /** One line that says what to try. */
  readonly about: string | ((app: WecomApp) => string);
  readonly options?: WecomAppOptions;
  /** Registers the handlers. */
  readonly setUp: (app: WecomApp) => void;
  /** Does what takes an app that listens already. */
  readonly started?: (app: WecomApp, place: DemoPlace) => Promise<void> | void;
}

/** Where a demo runs. */
export interface DemoPlace {
  /** `http://HOST:PORT`, as this machine reaches it. */
  readonly origin: string;
  /** Absent with an account. */
  readonly emulated?: EmulatedPlace;
}

export interface EmulatedPlace {
  readonly wecom: Emulator;
  readonly app: EmulatedApp;
}
