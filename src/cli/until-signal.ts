const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Waits for Ctrl-C or a request to end; from then on a second one ends the process at once, as usual. */
export async function untilSignal(): Promise<void> {
  await new Promise<void>((resolve) => {
    const onSignal = (): void => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
  });
}
