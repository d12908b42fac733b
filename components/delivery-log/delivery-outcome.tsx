"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconLockOpen, IconSend } from "@tabler/icons-react";
import type { DeliveryDetail, DeliverySummary } from "#core/contracts/deliveries.ts";
import { isFinal, isResendable } from "#core/delivery/delivery-state.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Countdown } from "../ui/countdown.tsx";
import type { LogActions } from "./log-actions.ts";
import { statusWords } from "./status-words.ts";
import { toCurl } from "./to-curl.ts";
import { useAllowAndResend, useResend, useSecretNames } from "./use-delivery.ts";
import classes from "./delivery-outcome.module.css";

export type DeliveryOutcomeProps = {
  readonly delivery: DeliveryDetail;
  readonly actions: LogActions;
  readonly onOpen: (id: string) => void;
};

/** What came of a delivery, why, what happens next, and what a person can do about it. */
export function DeliveryOutcome({ delivery, actions, onOpen }: DeliveryOutcomeProps) {
  const { tone, line } = statusWords(delivery);
  return (
    <div className={classes.outcome} data-tone={tone}>
      <p className={classes.reason}>
        {isSettledWell(delivery) ? line : (delivery.lastReason ?? line)}
      </p>
      <NextAttempt delivery={delivery} />
      <div className={classes.buttons}>
        <AllowButton delivery={delivery} actions={actions} onOpen={onOpen} />
        <ResendButton delivery={delivery} actions={actions} onOpen={onOpen} />
        <CurlButton delivery={delivery} />
      </div>
    </div>
  );
}

function isSettledWell({ status }: DeliveryDetail): boolean {
  return status === "delivered" || status === "leased";
}

function NextAttempt({ delivery }: Pick<DeliveryOutcomeProps, "delivery">) {
  const { status, attempts, nextAttemptAt } = delivery;
  if (status !== "pending" || attempts === 0 || nextAttemptAt === null) return null;
  return (
    <p className={classes.next}>
      Attempt {attempts + 1} <Countdown iso={nextAttemptAt} lead="in " due="starts now" />
    </p>
  );
}

function ResendButton({ delivery, actions, onOpen }: DeliveryOutcomeProps) {
  const resend = useResend(actions.resendDelivery);
  if (!canResend(delivery)) return null;
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconSend size={14} stroke={1.8} aria-hidden />}
      loading={resend.isPending}
      onClick={() =>
        resend.mutate(delivery.id, {
          onSuccess: (sent) => showSent(sent, onOpen),
          onError: (error) => sayFailed("It could not be sent again", error),
        })
      }
    >
      Resend
    </Button>
  );
}

/** In-call actions are never repeated, and what has no address cannot be sent. */
function canResend({ status, channel, request }: DeliveryDetail): boolean {
  return isFinal(status) && isResendable(channel) && request.url !== "";
}

function AllowButton({ delivery, actions, onOpen }: DeliveryOutcomeProps) {
  const allow = useAllowAndResend(actions);
  const { allowable, id } = delivery;
  if (allowable === null || !canResend(delivery)) return null;
  return (
    <Button
      size="xs"
      leftSection={<IconLockOpen size={14} stroke={1.8} aria-hidden />}
      loading={allow.isPending}
      onClick={() =>
        allow.mutate(
          { address: allowable, deliveryId: id },
          {
            onSuccess: (sent) => showSent(sent, onOpen),
            onError: (error) => sayFailed(`${allowable} could not be allowed`, error),
          },
        )
      }
    >
      Allow {allowable} and resend
    </Button>
  );
}

function CurlButton({ delivery }: Pick<DeliveryOutcomeProps, "delivery">) {
  const secrets = useSecretNames();
  const { url, method } = delivery.request;
  if (!/^https?:|^\$\{/.test(url) || method === "") return null;
  return <CopyButton hasWords label="Copy as cURL" text={toCurl(delivery.request, secrets)} />;
}

function showSent(sent: DeliverySummary, onOpen: (id: string) => void): void {
  notifications.show({ color: "teal", title: "Sent again", message: "This is the new delivery." });
  onOpen(sent.id);
}

function sayFailed(title: string, error: Error): void {
  notifications.show({ color: "red", title, message: error.message });
}
