import type { SupportRow } from "../dialect.ts";
import { type Says, supportRows, unsupported as none } from "../support-rows.ts";
import { devclawEventNames } from "./devclaw-events.ts";

const byBridge: Says = ["none", "partial", "By the bridge: Hookline goes on running the hook."];
const asData = "Read of hooks of a program as data; written by the bridge.";

/** What DevClaw's dialect makes of each part of a hooks document. `devclaw.property.test.ts` holds it to that. */
export const devclawSupport: readonly SupportRow[] = supportRows({
  event: (type) => (devclawEventNames.includes(type) ? ["full", "full"] : none),
  filter: {
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
  },
  action: {
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
  },
  field: {
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
  },
});
