import { IconAlertTriangle, IconExclamationCircle, IconInfoCircle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./problem-list.module.css";

/** One problem as the list shows it. */
export type ListedProblem = {
  readonly severity: "error" | "warning" | "info";
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly nodeId?: string | undefined;
  /** In the text that was read, from 1. */
  readonly line?: number | undefined;
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

export type ProblemListProps<Problem extends ListedProblem> = {
  readonly problems: readonly Problem[];
  /** Given when a problem can be shown where it stands; `canShow` says which can. */
  readonly onShow?: (problem: Problem) => void;
  /** Left out: those that stand on a node. */
  readonly canShow?: (problem: Problem) => boolean;
  /** What can be done about a problem, at the end of its row. */
  readonly renderAction?: (problem: Problem) => ReactNode;
};

/** Problems of a document, each with where it stands and what to do. */
export function ProblemList<Problem extends ListedProblem>(props: ProblemListProps<Problem>) {
  const { problems, onShow, canShow = standsOnNode, renderAction } = props;
  return (
    <ul className={classes.list}>
      {problems.map((found, index) => (
        <ProblemRow
          // Two problems can be equal in every field; their place in the list is their identity.
          key={`${found.code} ${found.path} ${index}`}
          problem={found}
          onShow={onShow !== undefined && canShow(found) ? () => onShow(found) : undefined}
          action={renderAction?.(found)}
        />
      ))}
    </ul>
  );
}

function standsOnNode(problem: ListedProblem): boolean {
  return problem.nodeId !== undefined;
}

type ProblemRowProps = {
  readonly problem: ListedProblem;
  readonly onShow: (() => void) | undefined;
  readonly action: ReactNode;
};

function ProblemRow({ problem, onShow, action }: ProblemRowProps) {
  const Icon = icons[problem.severity];
  const body = (
    <>
      <Icon size={17} stroke={1.8} className={classes.icon} aria-hidden />
      <span className={classes.words}>
        <span className={classes.message}>
          <span className={classes.severity}>{words[problem.severity]}: </span>
          {problem.message}
        </span>
        {problem.hint === undefined ? null : <span className={classes.hint}>{problem.hint}</span>}
        <code className={classes.where}>{whereWords(problem)}</code>
      </span>
    </>
  );
  return (
    <li data-severity={problem.severity} className={classes.row}>
      {onShow === undefined ? (
        <div className={classes.body}>{body}</div>
      ) : (
        <button type="button" className={classes.body} onClick={onShow}>
          {body}
        </button>
      )}
      {action === undefined || action === null ? null : (
        <div className={classes.action}>{action}</div>
      )}
    </li>
  );
}

function whereWords({ line, code, path }: ListedProblem): string {
  const parts = [line === undefined ? "" : `Line ${line}`, code, path];
  return parts.filter((part) => part !== "").join(" · ");
}
