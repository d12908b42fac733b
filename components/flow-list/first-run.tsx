import { Button } from "@mantine/core";
import { IconBolt, IconBrandSlack, IconFilter } from "@tabler/icons-react";
import { gallery } from "#core/gallery/gallery.ts";
import type { FlowCreation } from "./use-create-flow.ts";
import classes from "./first-run.module.css";

export type FirstRunProps = { readonly creation: FlowCreation };

/** What a flow is, shown by the one that most people want first, and the button that makes it. */
export function FirstRun({ creation }: FirstRunProps) {
  const [first] = gallery;
  if (first === undefined) return null;
  return (
    <section className={classes.panel} aria-labelledby="first-run">
      <div className={classes.words}>
        <h2 id="first-run" className={classes.title}>
          When something happens in a call, make something happen.
        </h2>
        <p className={classes.line}>
          A flow starts with an event, may ask a question, and then acts. Draw it, try it on a
          sample call without a phone, and switch it on.
        </p>
        <Button
          size="md"
          loading={creation.pending === first.id}
          onClick={() => creation.createFrom(first.id, first.flow)}
        >
          Start with {first.title}
        </Button>
      </div>
      <ol className={classes.steps}>
        <li className={classes.step} data-kind="event">
          <IconBolt size={19} stroke={1.7} aria-hidden />
          <span>
            <strong>Call is ending</strong>
            <small>An event starts it</small>
          </span>
        </li>
        <li className={classes.step} data-kind="filter">
          <IconFilter size={19} stroke={1.7} aria-hidden />
          <span>
            <strong>Did it fail?</strong>
            <small>A filter asks</small>
          </span>
        </li>
        <li className={classes.step} data-kind="action">
          <IconBrandSlack size={19} stroke={1.7} aria-hidden />
          <span>
            <strong>Tell us on Slack</strong>
            <small>An action follows</small>
          </span>
        </li>
      </ol>
    </section>
  );
}
