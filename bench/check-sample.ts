import { SETTINGS } from './settings.js';
import { checkEcho } from './witness.js';
import { buildCallbacks } from './workload.js';

/** Numbers of the sample's callbacks: the rounds never come that far. */
const SAMPLE_FIRST = 900_000_000;

/**
 * Correct before fast: posts callbacks one by one and checks every echo.
 *
 * @throws Error naming what is wrong with an answer
 */
export async function checkSample(port: number, count: number): Promise<void> {
  for (const callback of buildCallbacks(SAMPLE_FIRST, count)) {
    const url = `http://127.0.0.1:${port}${SETTINGS.path}?${new URLSearchParams(callback.query)}`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: new Uint8Array(callback.body),
    });
    const body = await response.text();
    if (response.status !== 200) throw new Error(`answered ${response.status}: ${body.slice(0, 200)}`);
    checkEcho(body, callback);
  }
}
