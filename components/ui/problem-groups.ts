/** What a problem is compared by. */
type Comparable = {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
};

export type ProblemGroup<Problem> = {
  readonly shown: readonly Problem[];
  /** More of the same kind, that are mended in the same way. */
  readonly folded: readonly Problem[];
};

/** So many of a kind are still read one by one. */
const readSingly = 3;
const shownOfMany = 2;

/**
 * Problems of one kind together, in the order the kinds were first found. What is found everywhere is folded, so that it
 * does not bury what is found once. Errors never are: each stops something.
 */
export function groupProblems<Problem extends Comparable>(
  problems: readonly Problem[],
): readonly ProblemGroup<Problem>[] {
  return [...Map.groupBy(problems, kindOf).values()].map((same) => {
    const isFolded = same.length > readSingly && same[0]?.severity !== "error";
    const count = isFolded ? shownOfMany : same.length;
    return { shown: same.slice(0, count), folded: same.slice(count) };
  });
}

/** The same code with the same thing to do: messages differ by the names in them. */
function kindOf({ severity, code, message, hint }: Comparable): string {
  return JSON.stringify([severity, code, hint ?? message]);
}
