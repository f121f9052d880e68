/** Where the emulator listens when nothing else is said: next to the app, whose own default is 5001. */
export const DEFAULT_EMULATOR_PORT = 5002;
