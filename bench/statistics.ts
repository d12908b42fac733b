export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** Median and extremes of a list that is not empty. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  return { median, min: at(0), max: at(sorted.length - 1) };
}

export function printRatio(title: string, ratios: readonly number[], rates: string): void {
  const { median, min, max } = spreadOf(ratios);
  const figures = `${median.toFixed(3)} (${min.toFixed(3)} to ${max.toFixed(3)}, ${ratios.length} runs)`;
  console.log(`${title}: ${figures}; ${rates}`);
}
