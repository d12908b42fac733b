import {
  type Counted,
  countDeliveries,
  countEvents,
  readQueueHealth,
} from "#db/queries/system/read-health.ts";
import type { Context } from "../context.ts";

/** What is counted lies within the last day, so that a scrape never reads the whole log. */
const windowMs = 24 * 60 * 60 * 1000;

/** Returns Hookline's figures as Prometheus text (exposition format 0.0.4). All are gauges. */
export async function getMetrics(context: Context): Promise<string> {
  const nowMs = context.clock.nowMs();
  const [queue, deliveries, events] = await Promise.all([
    readQueueHealth(context.db, nowMs),
    countDeliveries(context.db, nowMs - windowMs),
    countEvents(context.db, nowMs - windowMs),
  ]);
  return [
    ...gauge("hookline_pending_deliveries", "Deliveries owed and not being sent at this moment.", [
      ["", queue.pending],
    ]),
    ...gauge("hookline_oldest_pending_seconds", "How long the oldest due delivery has waited.", [
      ["", queue.oldestPendingMs / 1000],
    ]),
    ...gauge(
      "hookline_deliveries_last_day",
      "Deliveries made in the last 24 hours, by status.",
      labelled("status", deliveries),
    ),
    ...gauge(
      "hookline_events_last_day",
      "Events received in the last 24 hours, by what was read from them.",
      labelled("outcome", events),
    ),
    "",
  ].join("\n");
}

type Sample = readonly [labels: string, value: number];

function labelled(label: string, counted: readonly Counted[]): readonly Sample[] {
  return counted.map((one) => [`{${label}="${one.label}"}`, one.count]);
}

function gauge(name: string, help: string, samples: readonly Sample[]): readonly string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    ...samples.map(([labels, value]) => `${name}${labels} ${value}`),
  ];
}
