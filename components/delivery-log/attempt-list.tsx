"use client";

import { Accordion, Tabs } from "@mantine/core";
import type { AttemptView } from "#core/contracts/deliveries.ts";
import type { AttemptOutcome } from "#core/delivery/delivery-state.ts";
import { formatDuration } from "../ui/format-duration.ts";
import { HeaderList } from "../ui/header-list.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { BodyView } from "./body-view.tsx";
import classes from "./attempt-list.module.css";

export type AttemptListProps = {
  readonly attempts: readonly AttemptView[];
  /** The reason that stands above the list already. */
  readonly saidReason: string | null;
};

const outcomeWords = {
  delivered: ["Delivered", "ok"],
  retry: ["Failed", "warn"],
  dead: ["Failed for good", "danger"],
  unknown: ["Cut off", "warn"],
} as const satisfies Record<AttemptOutcome, readonly [string, string]>;

/** Every attempt, the latest first and open: when, how long, what was answered. */
export function AttemptList({ attempts, saidReason }: AttemptListProps) {
  const latest = attempts.at(-1);
  if (latest === undefined) return <p className={classes.none}>It has not been tried yet.</p>;
  return (
    <Accordion
      key={latest.id}
      defaultValue={latest.id}
      variant="separated"
      classNames={accordionClasses}
    >
      {attempts.toReversed().map((attempt) => (
        <Accordion.Item key={attempt.id} value={attempt.id}>
          <Accordion.Control>
            <AttemptLine attempt={attempt} />
          </Accordion.Control>
          <Accordion.Panel>
            <AttemptDetail attempt={attempt} saidReason={saidReason} />
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

const accordionClasses = {
  item: classes.item ?? "",
  control: classes.control ?? "",
  label: classes.label ?? "",
  content: classes.content ?? "",
};

/** A request the outbound guard refused takes no time at all. */
function pace({ durationMs, status }: AttemptView): string {
  if (durationMs === null) return "no answer";
  return status === null && durationMs === 0 ? "not sent" : formatDuration(durationMs);
}

type AttemptProps = { readonly attempt: AttemptView };

function AttemptLine({ attempt }: AttemptProps) {
  const [word, tone] = outcomeWords[attempt.outcome];
  return (
    <span className={classes.line}>
      <span className={classes.number}>{attempt.number}</span>
      <span className={classes.word} data-tone={tone}>
        {attempt.status === null ? word : `${word} · ${attempt.status}`}
      </span>
      <span className={classes.timing}>
        {pace(attempt)}
        {" · "}
        <RelativeTime iso={attempt.startedAt} />
      </span>
    </span>
  );
}

function AttemptDetail({
  attempt,
  saidReason,
}: AttemptProps & Pick<AttemptListProps, "saidReason">) {
  const hasAnswer = attempt.status !== null;
  const reason = attempt.reason === saidReason ? null : attempt.reason;
  return (
    <>
      {reason === null ? null : <p className={classes.reason}>{reason}</p>}
      {attempt.code === null ? null : <p className={classes.code}>{attempt.code}</p>}
      <Tabs defaultValue={hasAnswer ? "response" : "request"} keepMounted={false}>
        <Tabs.List>
          {hasAnswer ? <Tabs.Tab value="response">Response</Tabs.Tab> : null}
          <Tabs.Tab value="request">Request headers</Tabs.Tab>
        </Tabs.List>
        {hasAnswer ? (
          <Tabs.Panel value="response" className={classes.panel}>
            <HeaderList headers={attempt.responseHeaders} />
            <BodyView
              body={attempt.responseBody}
              name={`response body of attempt ${attempt.number}`}
              isTruncated={attempt.responseTruncated}
            />
          </Tabs.Panel>
        ) : null}
        <Tabs.Panel value="request" className={classes.panel}>
          <HeaderList headers={attempt.requestHeaders} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
