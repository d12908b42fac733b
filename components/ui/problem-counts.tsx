import type { ListedProblem } from "./problem-list.tsx";
import classes from "./problem-counts.module.css";

export type ProblemCountsProps = { readonly problems: readonly ListedProblem[] };

const kinds = [
  { severity: "error", one: "error", many: "errors" },
  { severity: "warning", one: "warning", many: "warnings" },
  { severity: "info", one: "note", many: "notes" },
] as const;

/** "2 errors · 1 note"; nothing when there is none. */
export function ProblemCounts({ problems }: ProblemCountsProps) {
  const counts = kinds.flatMap(({ severity, one, many }) => {
    const count = problems.filter((found) => found.severity === severity).length;
    return count === 0 ? [] : [{ severity, words: `${count} ${count === 1 ? one : many}` }];
  });
  return (
    <ul className={classes.counts}>
      {counts.map(({ severity, words }) => (
        <li key={severity} data-severity={severity}>
          {words}
        </li>
      ))}
    </ul>
  );
}
