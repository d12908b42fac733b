import type { ReactNode } from "react";
import classes from "./empty-state.module.css";

export type EmptyStateProps = {
  readonly icon: ReactNode;
  readonly title: string;
  /** What this is for, in one or two sentences. */
  readonly line: string;
  /** The button that does the next useful thing. */
  readonly children?: ReactNode;
};

/** Nothing is here yet: what will be, and the one thing to do next. */
export function EmptyState({ icon, title, line, children }: EmptyStateProps) {
  return (
    <div className={classes.state}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.line}>{line}</p>
      {children === undefined ? null : <div className={classes.next}>{children}</div>}
    </div>
  );
}
