import { Radio } from "@mantine/core";
import type { HooksForm } from "#core/dialects/dialects.ts";
import { formWords } from "#core/dialects/form-words.ts";
import type { RunsOn } from "#core/hook/hook.ts";
import classes from "./who-runs.module.css";

export type WhoRunsProps = {
  /** Whose hooks they are; `null` while nobody knows. */
  readonly form: HooksForm | null;
  readonly value: RunsOn;
  readonly onChange: (value: RunsOn) => void;
};

/** Who carries the hooks out from now on: the same hooks in two places would do everything twice. */
export function WhoRuns({ form, value, onChange }: WhoRunsProps) {
  const platform = form === null || form === "hookline" ? null : formWords[form].title;
  const choices = [
    {
      value: "hookline",
      title: "Hookline runs these hooks",
      line:
        platform === null
          ? "It sends, speaks and decides when an event fits."
          : `Take them out of ${platform}, or everything happens twice.`,
    },
    {
      value: "platform",
      title: `${platform ?? "The voice platform"} keeps running them`,
      line: "Hookline explains what happened in each call, and sends nothing itself.",
    },
  ] as const;
  return (
    <Radio.Group
      label="Who runs them"
      value={value}
      onChange={(next) => onChange(next === "platform" ? "platform" : "hookline")}
    >
      <div className={classes.choices}>
        {choices.map((choice) => (
          <Radio.Card key={choice.value} value={choice.value} className={classes.choice}>
            <Radio.Indicator size="xs" aria-hidden />
            <span>
              <span className={classes.title}>{choice.title}</span>
              <span className={classes.line}>{choice.line}</span>
            </span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  );
}
