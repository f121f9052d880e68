import assert from 'node:assert/strict';

/** One line with a value. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** One metric with all its samples. */
export interface Family {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly samples: Sample[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABELS = '(?:\\{(?<labels>(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*",?)*)\\})?';
const VALUE = '(?<value>[+-]Inf|Na[nN]|[+-]?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)';
const SAMPLE = new RegExp(`^(?<name>${NAME})${LABELS} ${VALUE}(?: -?\\d+)?$`);
const HELP = new RegExp(`^# HELP (?<name>${NAME}) (?<help>.+)$`);
const TYPE = new RegExp(`^# TYPE (?<name>${NAME}) (?<type>counter|gauge|histogram|summary|untyped)$`);
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"/g;

/**
 * Reads the text format of Prometheus (0.0.4) strictly, and refuses what `promtool check metrics` would: a sample
 * without its TYPE, a metric in two places, the same series twice, a histogram whose buckets do not add up.
 */
export function parseExposition(text: string): ReadonlyMap<string, Family> {
  assert.ok(text.endsWith('\n'), 'the last line must end');
  const families = new Map<string, Family>();
  const helps = new Map<string, string>();
  let current: Family | undefined;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const help = HELP.exec(line)?.groups;
    const type = TYPE.exec(line)?.groups;
    if (help !== undefined) {
      assert.ok(!helps.has(help.name!), `two HELP lines: ${line}`);
      helps.set(help.name!, help.help!);
    } else if (type !== undefined) {
      assert.ok(!families.has(type.name!), `in two places: ${line}`);
      current = { name: type.name!, type: type.type!, help: helps.get(type.name!) ?? '', samples: [] };
      families.set(current.name, current);
    } else {
      addSample(line, current);
    }
  }
  for (const family of families.values()) checkFamily(family);
  return families;
}

/** The value of the one series with exactly these labels. */
export function sampleOf(
  families: ReadonlyMap<string, Family>,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | undefined {
  const family = families.get(name) ?? families.get(name.replace(/_(?:bucket|sum|count)$/, ''));
  return family?.samples.find((sample) => sample.name === name && keyOf(sample.labels) === keyOf(labels))?.value;
}

function addSample(line: string, family: Family | undefined): void {
  const groups = SAMPLE.exec(line)?.groups;
  assert.ok(groups !== undefined, `not a sample: ${line}`);
  assert.ok(family !== undefined, `no TYPE before: ${line}`);
  const suffixes = family.type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
  assert.ok(
    suffixes.some((suffix) => groups.name === `${family.name}${suffix}`),
    `does not belong to ${family.name}: ${line}`,
  );
  const labels = Object.fromEntries(
    [...(groups.labels ?? '').matchAll(LABEL)].map(([, name, value]) => [name!, value!]),
  );
  family.samples.push({
    name: groups.name!,
    labels,
    value: Number(groups.value!.replace('Inf', 'Infinity').replace('Nan', 'NaN')),
  });
}

function checkFamily({ name, type, help, samples }: Family): void {
  assert.ok(help !== '', `${name} has no HELP`);
  const keys = samples.map((sample) => `${sample.name}${keyOf(sample.labels)}`);
  assert.equal(new Set(keys).size, keys.length, `${name} has the same series twice`);
  if (type !== 'histogram') return;
  for (const [key, ofSeries] of seriesOf(samples)) {
    const buckets = ofSeries.filter((sample) => sample.name === `${name}_bucket`);
    const bounds = buckets.map(({ labels }) => Number(labels.le?.replace('Inf', 'Infinity')));
    assert.deepEqual(
      bounds,
      bounds.toSorted((a, b) => a - b),
      `${name}${key}: bounds must rise`,
    );
    assert.equal(bounds.at(-1), Number.POSITIVE_INFINITY, `${name}${key}: no bucket +Inf`);
    const counts = buckets.map(({ value }) => value);
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => a - b),
      `${name}${key}: counts must rise`,
    );
    assert.equal(ofSeries.find((sample) => sample.name === `${name}_count`)?.value, counts.at(-1));
    assert.ok(ofSeries.some((sample) => sample.name === `${name}_sum`));
  }
}

/** The samples of a histogram by their labels but for the bound. */
function seriesOf(samples: readonly Sample[]): ReadonlyMap<string, Sample[]> {
  const series = new Map<string, Sample[]>();
  for (const sample of samples) {
    const { le: _bound, ...labels } = sample.labels;
    const key = keyOf(labels);
    series.set(key, [...(series.get(key) ?? []), sample]);
  }
  return series;
}

function keyOf(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
