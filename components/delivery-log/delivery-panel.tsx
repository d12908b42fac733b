"use client";

import { Anchor } from "@mantine/core";
import Link from "next/link";
import type { DeliveryDetail } from "#core/contracts/deliveries.ts";
import { isFinal } from "#core/delivery/delivery-state.ts";
import { ChatMessage } from "../ui/chat-message.tsx";
import { detectChatService } from "../ui/read-chat-body.ts";
import { RelativeTime } from "../ui/relative-time.tsx";
import { formatDuration } from "../ui/format-duration.ts";
import { actionWords, destinationWords } from "./action-words.ts";
import { AttemptList } from "./attempt-list.tsx";
import { BodyView } from "./body-view.tsx";
import { DeliveryOutcome } from "./delivery-outcome.tsx";
import { DeliveryStatus } from "./delivery-status.tsx";
import { typeTitle } from "./event-words.ts";
import type { LogActions } from "./log-actions.ts";
import { eventPath, noFilters, printPlace } from "./log-place.ts";
import { Facts, Panel, PanelProblem, PanelSection, PanelSkeleton } from "./panel.tsx";
import { HeaderList } from "../ui/header-list.tsx";
import { useDelivery } from "./use-delivery.ts";
import classes from "./delivery-panel.module.css";

export type DeliveryPanelProps = {
  readonly deliveryId: string;
  readonly actions: LogActions;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
};

/** Everything about one delivery: what came of it, what was sent, every attempt. */
export function DeliveryPanel({ deliveryId, actions, onOpen, onClose }: DeliveryPanelProps) {
  const delivery = useDelivery(deliveryId);
  const { data } = delivery;
  return (
    <Panel
      title={data === undefined ? "Delivery" : <PanelTitle delivery={data} />}
      onClose={onClose}
    >
      {delivery.isPending ? <PanelSkeleton /> : null}
      {delivery.error === null ? null : (
        <PanelProblem error={delivery.error} onRetry={() => void delivery.refetch()} />
      )}
      {data === undefined ? null : (
        <>
          <DeliveryOutcome delivery={data} actions={actions} onOpen={onOpen} />
          <DeliveryFacts delivery={data} />
          <MessagePreview delivery={data} />
          <AttemptSection delivery={data} />
          <RequestSection delivery={data} />
        </>
      )}
    </Panel>
  );
}

type PartProps = { readonly delivery: DeliveryDetail };

function PanelTitle({ delivery }: PartProps) {
  const { title, icon: Icon } = actionWords(delivery.actionType);
  return (
    <>
      <Icon size={18} stroke={1.7} aria-hidden />
      <span className={classes.title}>{title}</span>
      <span className={classes.status}>
        <DeliveryStatus delivery={delivery} />
      </span>
      {delivery.test ? <span className={classes.test}>Test</span> : null}
    </>
  );
}

function DeliveryFacts({ delivery }: PartProps) {
  const { callId, durationMs, eventType } = delivery;
  return (
    <Facts
      facts={[
        ["Goes to", destinationWords(delivery)],
        [
          "Flow",
          <>
            <Anchor component={Link} href={`/flows/${delivery.flowId}`} inherit>
              {delivery.flowName}
            </Anchor>{" "}
            <span className={classes.quiet}>
              {delivery.test ? "draft" : `v${delivery.flowVersion}`} · hook {delivery.hook}
            </span>
          </>,
        ],
        [
          "Event",
          <Anchor key="event" component={Link} href={eventPath(delivery.eventId)} inherit>
            {eventType === null ? "Show the event" : typeTitle(eventType)}
          </Anchor>,
        ],
        ["Call", callId === null ? null : <CallLink callId={callId} />],
        ["Created", <RelativeTime key="created" iso={delivery.createdAt} />],
        ["Took", durationMs === null ? null : formatDuration(durationMs)],
      ]}
    />
  );
}

/** Leads to everything that was sent for the same call. */
export function CallLink({ callId }: { readonly callId: string }) {
  const href = printPlace({ view: "deliveries", openId: null, filters: { ...noFilters, callId } });
  return (
    <Anchor
      component={Link}
      href={href}
      inherit
      className={classes.call}
      title="All deliveries of this call"
    >
      {callId}
    </Anchor>
  );
}

/** What ended before it was tried, such as an action that came too late for its call, has no attempts to tell of. */
function AttemptSection({ delivery }: PartProps) {
  const { attemptList, lastReason, status } = delivery;
  if (attemptList.length === 0 && isFinal(status)) return null;
  return (
    <PanelSection title={attemptList.length === 1 ? "Attempt" : "Attempts"}>
      <AttemptList attempts={attemptList} saidReason={lastReason} />
    </PanelSection>
  );
}

/** Only for services whose app draws the message; of others the body itself says most. */
function MessagePreview({ delivery }: PartProps) {
  const { body } = delivery.request;
  const { actionType } = delivery;
  if (body === null || (actionType !== "slack" && actionType !== "discord")) return null;
  if (detectChatService(body) === null) return null;
  return (
    <div className={classes.preview}>
      <ChatMessage service={actionType} body={body} />
    </div>
  );
}

function RequestSection({ delivery }: PartProps) {
  const { method, url, headers, body } = delivery.request;
  if (url === "" && body === null) return null;
  return (
    <PanelSection title={url === "" ? "What is handed over" : "Request"}>
      {url === "" ? null : (
        <p className={classes.address}>
          <strong>{method}</strong> {url}
        </p>
      )}
      {headers.length === 0 ? null : <HeaderList headers={headers} />}
      <BodyView body={body} name="request body" />
    </PanelSection>
  );
}
