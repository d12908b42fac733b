import type { ActionType } from "../../hook/action.ts";
import { eventCatalog } from "../../hook/event-catalog.ts";
import type { FilterType } from "../../hook/filter.ts";
import type { hookSchema } from "../../hook/hook.ts";
import type { Support, SupportRow } from "../dialect.ts";

type Says = readonly [reads: Support, writes: Support, note?: string];

const none: Says = ["none", "none"];
const asWebhook: Says = ["none", "partial", "As a webhook that sends the same."];

/** AVA's phases; everything else happens without its tools. */
const events: ReadonlyMap<string, Says> = new Map<string, Says>([
  ["call.started", ["full", "full", "A pre-call lookup."]],
  ["tool.calls", ["full", "partial", "An in-call tool: a lookup and its answer, for one tool."]],
  ["call.ending", ["none", "partial", "As call.ended: AVA tells both at once."]],
  ["call.ended", ["full", "full", "A post-call webhook."]],
]);

/** What AVA's dialect makes of each part of a hooks document. `ava.property.test.ts` holds it to that. */
export const avaSupport: readonly SupportRow[] = [
  ...eventCatalog.map(({ type }) => row("event", type, events.get(type) ?? none)),
  ...rows("filter", {
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
  } satisfies Record<FilterType, Says>),
  ...rows("action", {
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
  } satisfies Record<ActionType, Says>),
  ...rows("field", {
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
  } satisfies Record<keyof typeof hookSchema.shape, Says>),
];

function rows(
  part: SupportRow["part"],
  says: { readonly [name: string]: Says },
): readonly SupportRow[] {
  return Object.entries(says).map(([name, support]) => row(part, name, support));
}

function row(part: SupportRow["part"], name: string, [reads, writes, note]: Says): SupportRow {
  return { part, name, reads, writes, ...(note === undefined ? {} : { note }) };
}
