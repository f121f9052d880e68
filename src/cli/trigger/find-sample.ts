import { usageError } from '../cli-error.js';
import { type TriggerSample, triggerSamples } from './trigger-sample.js';

/**
 * The sample with this name.
 *
 * @param force takes any other name for an event without fields
 * @throws CliError naming what was probably meant
 */
export function findSample(name: string, force: boolean): TriggerSample {
  const samples = triggerSamples();
  const sample = samples.find((candidate) => candidate.name === name);
  if (sample !== undefined) return sample;
  if (force) return { name, kind: 'event', title: '', fields: {} };
  const word = name.toLowerCase();
  const similar = samples.map((candidate) => candidate.name).filter((known) => known.toLowerCase().includes(word));
  const advice = similar.length === 0 ? '--list shows all' : `did you mean ${similar.slice(0, 12).join(', ')}?`;
  throw usageError(`there is no ${name}: ${advice}; --force sends it nevertheless`);
}
