import type { SupportRow } from "../dialect.ts";
import { type Says, supportRows, unsupported as none } from "../support-rows.ts";

const asWebhook: Says = ["none", "partial", "As a webhook that sends the same."];

/** AVA's phases; everything else happens without its tools. */
const events: ReadonlyMap<string, Says> = new Map<string, Says>([
  ["call.started", ["full", "full", "A pre-call lookup."]],
  ["tool.calls", ["full", "partial", "An in-call tool: a lookup and its answer, for one tool."]],
  ["call.ending", ["none", "partial", "As call.ended: AVA tells both at once."]],
  ["call.ended", ["full", "full", "A post-call webhook."]],
]);

/** What AVA's dialect makes of each part of a hooks document. `ava.property.test.ts` holds it to that. */
export const avaSupport: readonly SupportRow[] = supportRows({
  event: (type) => events.get(type) ?? none,
  filter: {
    oneOf: none,
    equals: ["partial", "partial", "The name of the tool a model calls."],
    contains: none,
    startsWith: none,
    endsWith: none,
    matches: none,
    greaterThan: none,
    lessThan: none,
    between: none,
    exists: none,
    withinHours: none,
    chance: none,
    any: none,
    all: none,
    not: ["partial", "partial", "Agents that go without a global tool."],
  },
  action: {
    say: none,
    tool: none,
    "message.add": none,
    webhook: ["full", "partial", "When a call is over; sent once, unsigned."],
    slack: asWebhook,
    discord: asWebhook,
    n8n: asWebhook,
    zapier: asWebhook,
    email: none,
    notify: none,
    lookup: ["full", "partial", "Before a call and for a model's tool, sent once."],
    summarize: ["full", "full", "Before a webhook when a call is over."],
    block: none,
    modify: none,
    "data.set": none,
    wait: none,
    answer: ["full", "partial", "What was looked up, as it is."],
  },
  field: {
    on: ["full", "partial", "One event."],
    name: ["full", "partial", "Words of letters, digits and underscores."],
    options: none,
    filters: ["partial", "partial", "A hook with a filter AVA cannot say is left out as a whole."],
    do: ["full", "partial", "Without ids, conditions (when) and stopOnError."],
    enabled: ["full", "full"],
    description: ["partial", "partial", "Of in-call tools."],
    source: none,
    priority: ["none", "partial", "By the order in which tools stand."],
    scope: ["full", "full", "Lists of contexts, and is_global."],
    limit: none,
    onFailure: none,
    platform: ["full", "full", "What belongs to AVA is written back."],
  },
});
