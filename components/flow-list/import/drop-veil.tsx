import { IconFileImport } from "@tabler/icons-react";
import classes from "./drop-veil.module.css";

/** Lies over the page while a file is held over it. */
export function DropVeil() {
  return (
    <div className={classes.veil}>
      <p className={classes.words} role="status">
        <IconFileImport size={22} stroke={1.6} aria-hidden />
        Drop the file to see it as a flow
      </p>
    </div>
  );
}
