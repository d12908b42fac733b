"use client";

import { Button, Switch } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconMapPin } from "@tabler/icons-react";
import Link from "next/link";
import type { DestinationView } from "#core/contracts/deliveries.ts";
import { smtpAddress } from "#core/delivery/email-address.ts";
import { hintOf } from "../read-api.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import { StateBadge } from "../ui/state-badge.tsx";
import type { SettingsActions } from "./settings-actions.ts";
import { useDestinations, useSwitchDestination } from "./use-settings.ts";
import classes from "./settings.module.css";

export type DestinationListProps = Pick<SettingsActions, "setDestinationStatus">;

/** Every address deliveries go to; one that is switched off holds what it is owed. */
export function DestinationList({ setDestinationStatus }: DestinationListProps) {
  const destinations = useDestinations();
  const list = destinations.data?.destinations;
  return (
    <section aria-labelledby="destinations-heading">
      <h2 id="destinations-heading" className={classes.heading}>
        Destinations
      </h2>
      {destinations.error === null ? null : (
        <ProblemPanel
          title="The destinations could not be read."
          detail={destinations.error.message}
          hint={hintOf(destinations.error)}
          onRetry={() => void destinations.refetch()}
        />
      )}
      {destinations.isPending ? <ListSkeleton label="Loading the destinations" /> : null}
      {list?.length === 0 ? (
        <EmptyState
          icon={<IconMapPin size={22} stroke={1.6} />}
          title="No destination yet"
          line="A destination appears with the first delivery that goes there. Switch one off to hold what it is owed, and on again to send it."
        >
          <Button component={Link} href="/">
            Open the flows
          </Button>
        </EmptyState>
      ) : null}
      {list === undefined || list.length === 0 ? null : (
        <ul className={`${classes.rows} ${classes.afterHeading}`}>
          {list.map((destination) => (
            <DestinationRow
              key={destination.id}
              destination={destination}
              setDestinationStatus={setDestinationStatus}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type DestinationRowProps = DestinationListProps & { readonly destination: DestinationView };

function DestinationRow({ destination, setDestinationStatus }: DestinationRowProps) {
  const switching = useSwitchDestination(setDestinationStatus);
  const { id, urlTemplate, status, reason } = destination;
  const isOn = switching.isPending ? switching.variables.status === "active" : status === "active";
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        {urlTemplate === smtpAddress ? (
          <span className={classes.address}>E-mail, over the mail server of SMTP_URL</span>
        ) : (
          <code className={classes.address}>{urlTemplate}</code>
        )}
        {reason === null ? null : <p className={classes.reason}>{reason}</p>}
      </div>
      <StateBadge tone={isOn ? "ok" : "warn"}>{isOn ? "On" : "Off, holding"}</StateBadge>
      <Switch
        size="sm"
        aria-label={urlTemplate === smtpAddress ? "Send e-mails" : `Send to ${urlTemplate}`}
        checked={isOn}
        onChange={(event) =>
          switching.mutate(
            { id, status: event.currentTarget.checked ? "active" : "disabled" },
            {
              onError: (error) =>
                notifications.show({
                  color: "red",
                  title: "The destination could not be switched",
                  message: error.message,
                }),
            },
          )
        }
      />
    </li>
  );
}
