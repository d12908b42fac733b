import { IconCheck, IconMinus } from "@tabler/icons-react";
import Link from "next/link";
import type { StoredVerdict } from "#core/contracts/events.ts";
import { describeOutcome } from "./describe-outcome.ts";
import { describeVerdict } from "./describe-verdict.ts";
import classes from "./verdict-list.module.css";

export type VerdictListProps = { readonly verdicts: readonly StoredVerdict[] };

/** What each hook did with the event. Those that listen to something else are one line until it is opened. */
export function VerdictList({ verdicts }: VerdictListProps) {
  const listening = verdicts.filter((verdict) => verdict.reason !== "event");
  const others = verdicts.filter((verdict) => verdict.reason === "event");
  return (
    <>
      {listening.length > 0 ? (
        <Entries verdicts={listening} />
      ) : (
        <p className={classes.none}>
          No live flow listens to this event. <Link href="/">Open the flows</Link> to add one.
        </p>
      )}
      {others.length === 0 ? null : (
        <details className={classes.others}>
          <summary>
            {others.length === 1
              ? "1 hook listens to another event"
              : `${others.length} hooks listen to other events`}
          </summary>
          <Entries verdicts={others} />
        </details>
      )}
    </>
  );
}

function Entries({ verdicts }: VerdictListProps) {
  return (
    <ul className={classes.list}>
      {verdicts.map((verdict) => (
        <VerdictEntry key={`${verdict.flowId} ${verdict.hook}`} verdict={verdict} />
      ))}
    </ul>
  );
}

function VerdictEntry({ verdict }: { readonly verdict: StoredVerdict }) {
  const hasFired = verdict.verdict === "fired";
  const { line, expected, seen } = describeVerdict(verdict);
  return (
    <li className={classes.entry} data-fired={hasFired || undefined}>
      <span className={classes.mark}>
        {hasFired ? (
          <IconCheck size={13} stroke={2.6} aria-hidden />
        ) : (
          <IconMinus size={13} stroke={2.6} aria-hidden />
        )}
      </span>
      <div className={classes.words}>
        <p className={classes.head}>
          <strong>{hasFired ? "Fired" : "Did not fire"}</strong>
          <Link href={`/flows/${verdict.flowId}`} className={classes.flow}>
            {verdict.flowName}
          </Link>
          <span className={classes.hook}>{verdict.hook}</span>
        </p>
        <p className={classes.line}>{line}</p>
        {(verdict.effects ?? []).map((effect) => (
          <p key={effect.action} className={classes.line}>
            {describeOutcome(effect)}
          </p>
        ))}
        {expected === null && seen === null ? null : (
          <dl className={classes.compare}>
            {expected === null ? null : (
              <div>
                <dt>Expected</dt>
                <dd>{expected}</dd>
              </div>
            )}
            {seen === null ? null : (
              <div>
                <dt>Seen</dt>
                <dd>{seen}</dd>
              </div>
            )}
          </dl>
        )}
      </div>
    </li>
  );
}
