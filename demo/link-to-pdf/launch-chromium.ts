import { type Browser, chromium } from 'playwright-core';
import { PrintError } from './print-error.js';

export interface ChromiumOptions {
  /** Chromium's file. */
  readonly executablePath: string;
  /** Off only where the machine has none to offer, such as in most containers. */
  readonly hasSandbox: boolean;
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * Starts a Chromium that has one way out: the gate at a port of this machine.
 *
 * @throws PrintError when it does not start
 */
export async function launchChromium(options: ChromiumOptions, gatePort: number): Promise<Browser> {
  const { executablePath, hasSandbox, timeout } = options;
  const { PATH, HOME, TMPDIR, LANG, FONTCONFIG_PATH } = process.env;
  const launched = chromium.launch({
    executablePath,
    chromiumSandbox: hasSandbox,
    timeout,
    // None of the secrets that are in our own.
    env: { PATH, HOME, TMPDIR, LANG, FONTCONFIG_PATH },
    args: [
      `--proxy-server=socks5://127.0.0.1:${gatePort}`,
      // By default this machine is asked past the proxy, …
      '--proxy-bypass-list=<-loopback>',
      // … and so are DNS, …
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      // … and whatever goes by UDP. Chrome and its headless shell have different names for the same.
      '--disable-quic',
      '--webrtc-ip-handling-policy=disable_non_proxied_udp',
      '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    ],
    // The app closes by itself on signals.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return launched.catch((error: Error) => {
    const hint = hasSandbox ? '; root and most containers have no sandbox for it, see CHROMIUM_SANDBOX' : '';
    throw new PrintError('I cannot print now: Chromium does not start.', `${error.message.split('\n')[0]}${hint}`);
  });
}
