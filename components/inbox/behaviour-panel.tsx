"use client";

import { NumberInput, Radio, Select, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import type { Inbox, InboxBehaviour } from "#core/contracts/inbox.ts";
import { StateBadge } from "../ui/state-badge.tsx";
import { behaviourChoices, choiceOf, delayChoices } from "./behaviour-choices.ts";
import type { InboxActions } from "./inbox-actions.ts";
import { useSetBehaviour } from "./use-inbox.ts";
import classes from "./behaviour-panel.module.css";

export type BehaviourPanelProps = {
  readonly inbox: Inbox;
  readonly setInboxBehaviour: InboxActions["setInboxBehaviour"];
};

const longestWaitSeconds = 86_400;

/** How the receiver answers from now on, to rehearse what a flow does when its destination fails. */
export function BehaviourPanel({ inbox, setInboxBehaviour }: BehaviourPanelProps) {
  const setting = useSetBehaviour(inbox.name, setInboxBehaviour);
  const { behaviour } = inbox;
  const chosen = choiceOf(behaviour);
  const change = (part: Partial<InboxBehaviour>): void =>
    setting.mutate(
      { ...behaviour, ...part },
      {
        onError: (error) =>
          notifications.show({
            color: "red",
            title: "The behaviour could not be set",
            message: error.message,
          }),
      },
    );
  const isBroken = behaviour.status >= 300 || behaviour.delayMs > 0;
  return (
    <section
      className={classes.card}
      aria-label="How it answers"
      data-broken={isBroken || undefined}
    >
      <div className={classes.head}>
        <h2 className={classes.heading}>Break it</h2>
        <StateBadge tone={isBroken ? "danger" : "ok"}>
          {isBroken ? "Broken on purpose" : "Works"}
        </StateBadge>
      </div>
      <Stack gap="md">
        <Radio.Group
          aria-label="What it answers"
          value={chosen?.value ?? ""}
          onChange={(value) => {
            const next = behaviourChoices.find((choice) => choice.value === value);
            if (next !== undefined) change({ ...next.behaviour, delayMs: behaviour.delayMs });
          }}
        >
          <div className={classes.choices}>
            {behaviourChoices.map((choice) => (
              <Radio.Card key={choice.value} value={choice.value} className={classes.choice}>
                <span className={classes.choiceName}>{choice.label}</span>
                <span className={classes.status}>{choice.behaviour.status}</span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <p className={classes.line}>{chosen?.line ?? `It answers ${behaviour.status}.`}</p>
        {behaviour.status === 429 ? (
          <NumberInput
            label="Asks to wait (seconds)"
            min={0}
            max={longestWaitSeconds}
            value={behaviour.retryAfterSeconds ?? 0}
            onChange={(value) => {
              if (typeof value === "number") change({ retryAfterSeconds: value });
            }}
          />
        ) : null}
        <Select
          label="Answers"
          data={delayData(behaviour.delayMs)}
          value={String(behaviour.delayMs)}
          onChange={(value) => change({ delayMs: Number(value ?? 0) })}
        />
      </Stack>
    </section>
  );
}

/** The choices, and the delay there is when a program has set another one. */
function delayData(delayMs: number) {
  const value = String(delayMs);
  const isKnown = delayChoices.some((choice) => choice.value === value);
  return isKnown ? [...delayChoices] : [...delayChoices, { value, label: `After ${delayMs} ms` }];
}
