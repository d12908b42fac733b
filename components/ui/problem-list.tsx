import { IconAlertTriangle, IconExclamationCircle, IconInfoCircle } from "@tabler/icons-react";
import classes from "./problem-list.module.css";

/** One problem as the list shows it. */
export type ListedProblem = {
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly hint?: string | undefined;
  /** What `onShow` is called with. */
  readonly nodeId?: string | undefined;
};
type Severity = ListedProblem["severity"];

const icons = {
  error: IconExclamationCircle,
  warning: IconAlertTriangle,
  info: IconInfoCircle,
} as const satisfies Record<Severity, unknown>;

const words = { error: "Error", warning: "Warning", info: "Note" } as const satisfies Record<
  Severity,
  string
>;

export type ProblemListProps = {
  readonly problems: readonly ListedProblem[];
  /** Given when a problem that stands on a node can be shown there. */
  readonly onShow?: (nodeId: string) => void;
};

/** Problems of a document, each with where it stands and what to do. */
export function ProblemList({ problems, onShow }: ProblemListProps) {
  return (
    <ul className={classes.list}>
      {problems.map((found, index) => (
        <ProblemRow
          // Two problems can be equal in every field; their place in the list is their identity.
          key={`${found.code} ${found.path} ${index}`}
          problem={found}
          onShow={onShow}
        />
      ))}
    </ul>
  );
}

type ProblemRowProps = {
  readonly problem: ListedProblem;
  readonly onShow: ((nodeId: string) => void) | undefined;
};

function ProblemRow({ problem, onShow }: ProblemRowProps) {
  const Icon = icons[problem.severity];
  const { nodeId } = problem;
  const body = (
    <>
      <Icon size={17} stroke={1.8} className={classes.icon} aria-hidden />
      <span className={classes.words}>
        <span className={classes.message}>
          <span className={classes.severity}>{words[problem.severity]}: </span>
          {problem.message}
        </span>
        {problem.hint === undefined ? null : <span className={classes.hint}>{problem.hint}</span>}
        <code className={classes.where}>
          {problem.code}
          {problem.path === "" ? null : ` · ${problem.path}`}
        </code>
      </span>
    </>
  );
  return (
    <li data-severity={problem.severity} className={classes.row}>
      {nodeId === undefined || onShow === undefined ? (
        <div className={classes.body}>{body}</div>
      ) : (
        <button type="button" className={classes.body} onClick={() => onShow(nodeId)}>
          {body}
        </button>
      )}
    </li>
  );
}
