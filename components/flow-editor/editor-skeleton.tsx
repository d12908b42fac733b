import { Skeleton } from "@mantine/core";
import classes from "./flow-editor.module.css";

/** The editor's frame while the flow is on its way, so that nothing jumps when it comes. */
export function EditorSkeleton() {
  return (
    <div className={classes.editor} aria-busy aria-label="Loading the flow">
      <div className={classes.skeletonBar}>
        <Skeleton height={16} width={190} radius="sm" />
        <Skeleton height={34} width={92} radius="md" ml="auto" />
      </div>
      <div className={classes.middle}>
        <div className={classes.skeletonSide}>
          {[72, 58, 66, 80, 61, 74].map((width) => (
            <Skeleton key={width} height={26} width={`${width}%`} radius="md" />
          ))}
        </div>
      </div>
    </div>
  );
}
