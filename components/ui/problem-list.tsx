import { IconAlertTriangle, IconExclamationCircle, IconInfoCircle } from "@tabler/icons-react";
import { Fragment, type ReactNode } from "react";
import { groupProblems } from "./problem-groups.ts";
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
  /** What the problem stands on, as people call it; `null` when that is not known. */
  readonly placeOf?: (problem: Problem) => string | null;
};

/** Problems of a document, each with where it stands and what to do. Many of a kind are folded. */
export function ProblemList<Problem extends ListedProblem>(props: ProblemListProps<Problem>) {
  return (
    <ul className={classes.list}>
      {groupProblems(props.problems).map(({ shown, folded }, index) => (
        // Two problems can be equal in every field; their place in the list is their identity.
        <Fragment key={`${shown[0]?.code ?? ""} ${index}`}>
          <ProblemRows {...props} problems={shown} />
          {folded.length === 0 ? null : (
            <li className={classes.row}>
              <details className={classes.more}>
                <summary>{folded.length} more like these</summary>
                <ul className={classes.list}>
                  <ProblemRows {...props} problems={folded} />
                </ul>
              </details>
            </li>
          )}
        </Fragment>
      ))}
    </ul>
  );
}

function ProblemRows<Problem extends ListedProblem>(props: ProblemListProps<Problem>) {
  const { problems, onShow, canShow = standsOnNode, renderAction, placeOf } = props;
  return problems.map((found, index) => (
    <ProblemRow
      key={`${found.code} ${found.path} ${index}`}
      problem={found}
      place={placeOf?.(found) ?? null}
      onShow={onShow !== undefined && canShow(found) ? () => onShow(found) : undefined}
      action={renderAction?.(found)}
    />
  ));
}

function standsOnNode(problem: ListedProblem): boolean {
  return problem.nodeId !== undefined;
}

type ProblemRowProps = {
  readonly problem: ListedProblem;
  readonly place: string | null;
  readonly onShow: (() => void) | undefined;
  readonly action: ReactNode;
};

function ProblemRow({ problem, place, onShow, action }: ProblemRowProps) {
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
        <span className={classes.where}>
          {place === null ? null : <span className={classes.place}>{place}</span>}
          <code>{whereWords(problem)}</code>
        </span>
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
