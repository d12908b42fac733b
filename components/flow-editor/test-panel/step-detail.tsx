import { IconCircleCheckFilled, IconCircleX } from "@tabler/icons-react";
import type { Verdict } from "#core/engine/verdict.ts";
import type { SimulatedStep } from "#core/simulator/simulate.ts";
import { hasListened } from "../derive-test-run.ts";
import { clockWords } from "../inspector/duration.ts";
import { EffectView } from "./effect-view.tsx";
import { eventTitle } from "./timeline.tsx";
import { verdictWords } from "./verdict-words.ts";
import classes from "./step-detail.module.css";

export type StepDetailProps = {
  readonly steps: readonly SimulatedStep[];
  readonly chosen: number | null;
};

/** One event, or every event of the call that a rule listened to: what each rule did, and what would be sent. */
export function StepDetail({ steps, chosen }: StepDetailProps) {
  const one = chosen === null ? undefined : steps[chosen];
  const shown = one === undefined ? steps.filter((step) => step.verdicts.some(hasListened)) : [one];
  if (shown.length === 0) {
    return <p className={classes.none}>No event of this call is one the flow listens to.</p>;
  }
  return shown.map((step, index) => (
    <section key={`${String(step.at)} ${String(index)}`} className={classes.step}>
      <h2 className={classes.title}>
        <span className={classes.clock}>{clockWords(step.at)}</span> {eventTitle(step)}
      </h2>
      {step.event.note === undefined ? null : <p className={classes.none}>{step.event.note}</p>}
      <Verdicts verdicts={step.verdicts} />
      {step.effects.map((effect) => (
        <EffectView key={effect.key} effect={effect} />
      ))}
    </section>
  ));
}

function Verdicts({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  const heard = verdicts.filter(hasListened);
  if (heard.length === 0) {
    return <p className={classes.none}>No rule of this flow listens to this event.</p>;
  }
  return (
    <ul className={classes.verdicts}>
      {heard.map((verdict) => (
        <VerdictRow key={verdict.hook} verdict={verdict} />
      ))}
    </ul>
  );
}

function VerdictRow({ verdict }: { readonly verdict: Verdict }) {
  const { fired, line, actual } = verdictWords(verdict);
  return (
    <li className={classes.verdict} data-fired={fired || undefined}>
      {fired ? (
        <IconCircleCheckFilled size={17} aria-hidden />
      ) : (
        <IconCircleX size={17} stroke={1.8} aria-hidden />
      )}
      <span>
        <strong>{verdict.hook}</strong> {fired ? "fired" : "did not fire"}
        {fired ? null : (
          <span className={classes.why}>
            {line}
            {actual === null ? null : (
              <>
                <br />
                was: <code>{actual}</code>
              </>
            )}
          </span>
        )}
      </span>
    </li>
  );
}
