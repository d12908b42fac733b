import type { ActionType } from "../../hook/action.ts";
import { eventCatalog } from "../../hook/event-catalog.ts";
import type { FilterType } from "../../hook/filter.ts";
import type { hookSchema } from "../../hook/hook.ts";
import type { Support, SupportRow } from "../dialect.ts";
import { devclawEventNames } from "./devclaw-events.ts";

type Says = readonly [reads: Support, writes: Support, note?: string];

const none: Says = ["none", "none"];
const byBridge: Says = ["none", "partial", "By the bridge: Hookline goes on running the hook."];
const asData = "Read of hooks of a program as data; written by the bridge.";

/** What DevClaw's dialect makes of each part of a hooks document. `devclaw.property.test.ts` holds it to that. */
export const devclawSupport: readonly SupportRow[] = [
  ...eventCatalog.map(({ type }) =>
    row("event", type, devclawEventNames.includes(type) ? ["full", "full"] : none),
  ),
  ...rows("filter", {
    oneOf: byBridge,
    equals: ["partial", "partial", asData],
    contains: ["partial", "partial", asData],
    startsWith: byBridge,
    endsWith: byBridge,
    matches: byBridge,
    greaterThan: byBridge,
    lessThan: byBridge,
    between: byBridge,
    exists: ["partial", "partial", asData],
    withinHours: byBridge,
    chance: byBridge,
    any: byBridge,
    all: byBridge,
    not: byBridge,
  } satisfies Record<FilterType, Says>),
  ...rows("action", {
    say: byBridge,
    tool: byBridge,
    "message.add": byBridge,
    webhook: [
      "full",
      "partial",
      "DevClaw's own body and signature; any other webhook by the bridge.",
    ],
    slack: byBridge,
    discord: byBridge,
    n8n: byBridge,
    zapier: byBridge,
    email: byBridge,
    notify: ["full", "partial", "Without a title, and as far as Go's templates say its text."],
    lookup: byBridge,
    summarize: byBridge,
    block: ["partial", "partial", asData],
    modify: ["partial", "partial", asData],
    "data.set": byBridge,
    wait: byBridge,
    answer: byBridge,
  } satisfies Record<ActionType, Says>),
  ...rows("field", {
    on: ["full", "partial", "A handler for each event of a list."],
    name: ["full", "partial", "Webhooks have names, handlers have none."],
    options: none,
    filters: ["partial", "partial", asData],
    do: ["full", "partial", "An entry for each action."],
    enabled: ["full", "full"],
    description: ["partial", "none", "Of hooks of plugins and programs."],
    source: ["partial", "none", "Of hooks of plugins and programs."],
    priority: ["partial", "none", "Of hooks of plugins and programs; a configuration has none."],
    scope: byBridge,
    limit: byBridge,
    onFailure: ["none", "partial", "The bridge blocks when Hookline does not answer."],
    platform: ["partial", "partial", "Variables and unknown fields; code is kept, not written."],
  } satisfies Record<keyof typeof hookSchema.shape, Says>),
];

function rows(part: SupportRow["part"], table: Readonly<Record<string, Says>>) {
  return Object.entries(table).map(([name, says]) => row(part, name, says));
}

function row(part: SupportRow["part"], name: string, [reads, writes, note]: Says): SupportRow {
  return { part, name, reads, writes, ...(note === undefined ? {} : { note }) };
}
