"use client";

import { Button, Group, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import type { AllowedAddress } from "#core/contracts/deliveries.ts";
import { hintOf } from "../read-api.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import type { SettingsActions } from "./settings-actions.ts";
import { useAllowedAddresses, useChangeAddress } from "./use-settings.ts";
import classes from "./settings.module.css";

export type AllowedAddressesProps = {
  readonly actions: Pick<SettingsActions, "allowAddress" | "disallowAddress">;
};

/** Private addresses that deliveries may go to, such as an n8n on the same machine. */
export function AllowedAddresses({ actions }: AllowedAddressesProps) {
  const addresses = useAllowedAddresses();
  const change = useChangeAddress(actions);
  const [typed, setTyped] = useState("");
  const allow = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate({ address: typed.trim(), isAllowed: true }, { onSuccess: () => setTyped("") });
  };
  const error = change.error ?? addresses.error;
  return (
    <section className={classes.allowed} aria-labelledby="allowed-addresses">
      <h2 id="allowed-addresses" className={classes.heading}>
        Allowed addresses
      </h2>
      <p className={classes.line}>
        Hookline keeps deliveries out of this machine and its network. What is listed here may be
        reached all the same, such as an n8n at localhost:5678.
      </p>
      {error === null ? null : (
        <ProblemPanel title="That did not work." detail={error.message} hint={hintOf(error)} />
      )}
      <form onSubmit={allow} className={classes.form}>
        <Group gap="xs" align="flex-end">
          <TextInput
            label="Host and port"
            placeholder="localhost:5678"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            disabled={!/^\S+:\d+$/.test(typed.trim())}
            loading={change.isPending && change.variables.isAllowed}
          >
            Allow
          </Button>
        </Group>
      </form>
      <AddressRows
        addresses={addresses.data?.addresses ?? []}
        onRemove={(address) => change.mutate({ address, isAllowed: false })}
      />
    </section>
  );
}

type AddressRowsProps = {
  readonly addresses: readonly AllowedAddress[];
  readonly onRemove: (address: string) => void;
};

function AddressRows({ addresses, onRemove }: AddressRowsProps) {
  if (addresses.length === 0) return <p className={classes.line}>None is allowed.</p>;
  return (
    <ul className={classes.rows}>
      {addresses.map(({ address, createdAt }) => (
        <li key={address} className={classes.row}>
          <div className={classes.words}>
            <code className={classes.address}>{address}</code>
          </div>
          <span className={classes.line}>
            since <RelativeTime iso={createdAt} />
          </span>
          <Button
            variant="default"
            size="xs"
            aria-label={`No longer allow ${address}`}
            onClick={() => onRemove(address)}
          >
            Remove
          </Button>
        </li>
      ))}
    </ul>
  );
}
