import type { ReactNode } from "react";
import classes from "./state-badge.module.css";

export type StateBadgeProps = {
  readonly tone: "ok" | "warn" | "danger" | "accent" | "neutral";
  readonly children: ReactNode;
};

/** A state in one or two words, with a dot whose colour repeats what the words say. */
export function StateBadge({ tone, children }: StateBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
