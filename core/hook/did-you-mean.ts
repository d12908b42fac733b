/**
 * Returns the candidate a person most likely meant, or `null` when none is close: at most a quarter of the letters
 * (and at least two) may differ. Case does not count. Of equally close ones the first is taken.
 */
export function closestTo(text: string, candidates: readonly string[]): string | null {
  const limit = Math.max(2, Math.floor(text.length / 4));
  // A distance is never below the difference in length; long texts are not worth comparing.
  if (text.length > 200) return null;
  let best: { readonly candidate: string; readonly distance: number } | null = null;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - text.length) > limit) continue;
    const distance = editDistance(text.toLowerCase(), candidate.toLowerCase());
    if (distance <= limit && (best === null || distance < best.distance)) {
      best = { candidate, distance };
    }
  }
  return best === null ? null : best.candidate;
}

/** "Did you mean `x`?", or the whole list when nothing is close. */
export function suggest(text: string, candidates: readonly string[]): string {
  const closest = closestTo(text, candidates);
  if (closest !== null) return `Did you mean ${closest}?`;
  return `There is: ${candidates.join(", ")}.`;
}

/** Levenshtein distance: letters inserted, removed or replaced. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
