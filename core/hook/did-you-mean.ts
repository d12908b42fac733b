/**
 * Returns the candidate a person most likely meant, or `null` when none is close: at most a quarter of the letters
 * (and at least two) may differ. Case does not count. Of equally close ones the first is taken.
 */
export function closestTo(text: string, candidates: readonly string[]): string | null {
  // Long texts are not worth comparing.
  if (text.length > 200) return null;
  const wanted = text.toLowerCase();
  const lowered = inLowerCase(candidates);
  let limit = Math.max(2, Math.floor(text.length / 4));
  let best: string | null = null;
  for (const [index, candidate] of candidates.entries()) {
    // A distance is never below the difference in length.
    if (Math.abs(candidate.length - text.length) > limit) continue;
    const distance = editDistance(wanted, lowered[index] ?? "", limit);
    if (distance > limit) continue;
    if (distance === 0) return candidate;
    best = candidate;
    limit = distance - 1;
  }
  return best;
}

/** "Did you mean `x`?", or the whole list when nothing is close. */
export function suggest(text: string, candidates: readonly string[]): string {
  const closest = closestTo(text, candidates);
  if (closest !== null) return `Did you mean ${closest}?`;
  return `There is: ${candidates.join(", ")}.`;
}

/** The same few lists are asked again and again. */
const lowerCase = new WeakMap<readonly string[], readonly string[]>();

function inLowerCase(candidates: readonly string[]): readonly string[] {
  const lowered = lowerCase.get(candidates) ?? candidates.map((one) => one.toLowerCase());
  lowerCase.set(candidates, lowered);
  return lowered;
}

/**
 * Levenshtein distance: letters inserted, removed or replaced. Above the limit only that it is above is known, so
 * that a cell further than that from the diagonal need not be looked at.
 */
function editDistance(one: string, other: string, limit: number): number {
  let row = new Uint16Array(other.length + 2).map((_, index) => index);
  let next = new Uint16Array(other.length + 2);
  for (let i = 1; i <= one.length; i += 1) {
    const from = Math.max(1, i - limit);
    const to = Math.min(other.length, i + limit);
    next[from - 1] = from === 1 ? i : limit + 1;
    let least = next[from - 1] ?? 0;
    for (let j = from; j <= to; j += 1) {
      const replaced =
        (row[j - 1] ?? 0) + (one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1);
      const cell = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      next[j] = cell;
      least = Math.min(least, cell);
    }
    // Distances only grow from row to row.
    if (least > limit) return limit + 1;
    next[to + 1] = limit + 1;
    [row, next] = [next, row];
  }
  return row[other.length] ?? 0;
}
