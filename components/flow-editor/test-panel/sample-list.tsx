import { UnstyledButton } from "@mantine/core";
import { IconCircleCheckFilled, IconCircleDashed } from "@tabler/icons-react";
import type { SampleOutcome } from "../derive-test-run.ts";
import { verdictWords } from "./verdict-words.ts";
import classes from "./sample-list.module.css";

export type SampleListProps = {
  readonly outcomes: readonly SampleOutcome[];
  readonly chosen: string | null;
  readonly onChoose: (sampleId: string) => void;
};

/** The sample calls, each with whether the flow does something on it and, if not, the first reason. */
export function SampleList({ outcomes, chosen, onChoose }: SampleListProps) {
  return (
    <ul className={classes.list}>
      {outcomes.map((outcome) => (
        <li key={outcome.sample.id}>
          <UnstyledButton
            className={classes.sample}
            aria-pressed={outcome.sample.id === chosen}
            title={outcome.sample.line}
            onClick={() => onChoose(outcome.sample.id)}
          >
            {outcome.fired > 0 ? (
              <IconCircleCheckFilled size={17} aria-hidden className={classes.fired} />
            ) : (
              <IconCircleDashed size={17} aria-hidden className={classes.quiet} />
            )}
            <span className={classes.words}>
              <span className={classes.title}>{outcome.sample.title}</span>
              <span className={classes.outcome}>{outcomeWords(outcome)}</span>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function outcomeWords({ fired, missed }: SampleOutcome): string {
  if (fired > 0) return fired === 1 ? "Fires once" : `Fires ${fired} times`;
  const [first] = missed;
  if (first === undefined) return "No event of it is listened to";
  const { line, actual } = verdictWords(first);
  return actual === null ? line : `It was ${actual}`;
}
