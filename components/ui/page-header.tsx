import type { ReactNode } from "react";
import classes from "./page-header.module.css";

export type PageHeaderProps = {
  readonly title: string;
  readonly line: string;
  readonly children?: ReactNode;
};

/** Title of a page, one sentence about it, and its actions. */
export function PageHeader({ title, line, children }: PageHeaderProps) {
  return (
    <div className={classes.header}>
      <div className={classes.words}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.line}>{line}</p>
      </div>
      <div className={classes.actions}>{children}</div>
    </div>
  );
}
