import { Skeleton } from "@mantine/core";
import classes from "./list-skeleton.module.css";

export type ListSkeletonProps = {
  /** "Loading the secrets". */
  readonly label: string;
};

/** The shape of a list while it loads. */
export function ListSkeleton({ label }: ListSkeletonProps) {
  return (
    <div role="status" aria-busy aria-label={label} className={classes.list}>
      {[0, 1, 2].map((row) => (
        <div key={row} className={classes.row}>
          <Skeleton height={13} width="30%" radius="sm" />
          <Skeleton height={11} width="18%" mt={8} radius="sm" />
        </div>
      ))}
    </div>
  );
}
