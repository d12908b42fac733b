import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import classes from "./problem-panel.module.css";

export type ProblemPanelProps = {
  /** What happened. */
  readonly title: string;
  /** Where and why. */
  readonly detail: string;
  /** What to do. */
  readonly hint?: string | undefined;
  readonly onRetry?: () => void;
};

/** Something could not be done: what, why, and what to do about it. */
export function ProblemPanel({ title, detail, hint, onRetry }: ProblemPanelProps) {
  return (
    <div role="alert" className={classes.panel}>
      <IconAlertTriangle size={20} stroke={1.7} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <p className={classes.title}>{title}</p>
        <p className={classes.detail}>{detail}</p>
        {hint === undefined ? null : <p className={classes.detail}>{hint}</p>}
      </div>
      {onRetry === undefined ? null : (
        <Button variant="default" size="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
