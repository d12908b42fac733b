import type { ReactNode } from "react";
import classes from "./form-section.module.css";

export type FormSectionProps = { readonly title: string; readonly children: ReactNode };

/** A titled part of a form. */
export function FormSection({ title, children }: FormSectionProps) {
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  );
}
