import type { ReactNode } from "react";
import classes from "./page.module.css";

export type PageProps = { readonly children: ReactNode };

/** The measure and margins every page of lists and forms shares. */
export function Page({ children }: PageProps) {
  return <div className={classes.page}>{children}</div>;
}
