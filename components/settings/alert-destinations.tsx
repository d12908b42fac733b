"use client";

import { ActionIcon, Button, Group, Select, Skeleton, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import type { AlertDestination } from "#core/delivery/alert-destination.ts";
import { hintOf } from "../read-api.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import {
  addressOf,
  alertKinds,
  alertProblem,
  type AlertRow,
  newAlertRow,
  toAlertRow,
  toDestination,
} from "./alert-rows.ts";
import type { SettingsActions } from "./settings-actions.ts";
import { useAlertDestinations, useChangeAlerts } from "./use-settings.ts";
import classes from "./settings.module.css";

export type AlertDestinationsProps = Pick<SettingsActions, "setAlertDestinations">;

/** Who the action “Notify” tells. */
export function AlertDestinations({ setAlertDestinations }: AlertDestinationsProps) {
  const stored = useAlertDestinations();
  return (
    <section className={classes.allowed} id="alerts" aria-labelledby="alerts-heading">
      <h2 id="alerts-heading" className={classes.heading}>
        Alerts
      </h2>
      <p className={classes.line}>
        Every place listed here gets what a “Notify” step says. An address may be a secret, such as{" "}
        {"${SLACK_WEBHOOK_URL}"}.
      </p>
      {stored.error === null ? null : (
        <ProblemPanel
          title="The alert destinations could not be read."
          detail={stored.error.message}
          hint={hintOf(stored.error)}
          onRetry={() => void stored.refetch()}
        />
      )}
      {stored.isPending ? (
        <div role="status" aria-busy aria-label="Loading the alert destinations">
          <Skeleton height={44} mt={16} radius="md" />
        </div>
      ) : null}
      {stored.data === undefined ? null : (
        <AlertForm
          key={JSON.stringify(stored.data.alertDestinations)}
          stored={stored.data.alertDestinations}
          setAlertDestinations={setAlertDestinations}
        />
      )}
    </section>
  );
}

type AlertFormProps = AlertDestinationsProps & { readonly stored: readonly AlertDestination[] };

function AlertForm({ stored, setAlertDestinations }: AlertFormProps) {
  const change = useChangeAlerts(setAlertDestinations);
  const before = stored.map(toAlertRow);
  const [rows, setRows] = useState<readonly AlertRow[]>(before);
  const problems = rows.map((row) => alertProblem(row));
  const canSave = problems.every((problem) => problem === null);
  const isChanged = JSON.stringify(rows) !== JSON.stringify(before);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (canSave) change.mutate(rows.map(toDestination));
  };
  return (
    <form onSubmit={save} className={classes.form}>
      {change.error === null ? null : (
        <ProblemPanel
          title="They could not be saved."
          detail={change.error.message}
          hint={hintOf(change.error)}
        />
      )}
      {rows.length === 0 ? (
        <p className={classes.line}>Nobody is told yet: each “Notify” says so in the log.</p>
      ) : null}
      {rows.map((row, index) => (
        <AlertRowFields
          // A row has no identity of its own but its place.
          key={`row-${String(index)}`}
          row={row}
          place={index + 1}
          problem={row.address === "" ? null : (problems[index] ?? null)}
          onChange={(next) => setRows(rows.with(index, next))}
          onRemove={() => setRows(rows.toSpliced(index, 1))}
        />
      ))}
      <Group gap="xs" mt="sm">
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setRows([...rows, newAlertRow])}
        >
          Add a place
        </Button>
        <Button type="submit" disabled={!isChanged || !canSave} loading={change.isPending}>
          Save alerts
        </Button>
      </Group>
    </form>
  );
}

type AlertRowFieldsProps = {
  readonly row: AlertRow;
  /** From 1. */
  readonly place: number;
  readonly problem: string | null;
  readonly onChange: (row: AlertRow) => void;
  readonly onRemove: () => void;
};

const kinds = ["slack", "discord", "webhook", "email"] as const;
const kindData = kinds.map((value) => ({ value, label: alertKinds[value].title }));

function AlertRowFields({ row, place, problem, onChange, onRemove }: AlertRowFieldsProps) {
  const { placeholder, label } = alertKinds[row.type];
  return (
    <div className={classes.alertRow}>
      <Select
        aria-label={`Alert ${place}, kind`}
        data={kindData}
        value={row.type}
        allowDeselect={false}
        className={classes.alertKind}
        onChange={(value) => onChange({ ...row, type: value ?? row.type })}
      />
      <TextInput
        aria-label={`Alert ${place}, ${label}`}
        placeholder={placeholder}
        value={row.address}
        error={problem}
        autoComplete="off"
        spellCheck={false}
        className={classes.alertAddress}
        onChange={(event) => onChange(addressOf(row, event.currentTarget.value))}
      />
      <ActionIcon size="lg" aria-label={`Remove alert ${place}`} onClick={onRemove}>
        <IconTrash size={16} stroke={1.7} aria-hidden />
      </ActionIcon>
    </div>
  );
}
