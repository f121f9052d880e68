/**
 * The name that somebody probably meant who wrote `written`; `undefined` when none is like it. Case, `_` and `-` do not
 * count: `corp_id` is `corpId`.
 */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const word = folded(written);
  const rated = names.map((name) => ({ name, distance: distanceOf(word, folded(name)) }));
  const [nearest] = rated.sort((one, other) => one.distance - other.distance);
  return nearest !== undefined && nearest.distance <= 1 + word.length / 4 ? nearest.name : undefined;
}

function folded(name: string): string {
  return name.replaceAll(/[_-]/g, '').toLowerCase().slice(0, 64);
}

/** How many letters must be added, left out, changed or exchanged with the next; a part that is left out counts once. */
function distanceOf(one: string, other: string): number {
  if (one.length >= 4 && other.length >= 4 && (one.includes(other) || other.includes(one)))
    return one === other ? 0 : 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let line = 1; line <= one.length; line++) {
    const next = [line];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[line - 1] === other[column - 1];
      const isSwapped = one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1];
      next[column] = Math.min(
        (row[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (row[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
