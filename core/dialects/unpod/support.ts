import type { SupportRow } from "../dialect.ts";
import { type Says, supportRows, unsupported as none } from "../support-rows.ts";
import { unpodEvents } from "./wire.ts";

const known = "Of values that Unpod gives at that event.";
const request: Says = ["none", "partial", "As a plain request, without its signature."];

/** What Unpod's dialect makes of each part of a hooks document. `unpod.property.test.ts` holds it to that. */
export const unpodSupport: readonly SupportRow[] = supportRows({
  event: (type) => eventSupport(type),
  filter: {
    oneOf: ["full", "partial", `${known} Families of ended reasons mean nothing there.`],
    equals: ["full", "partial", known],
    contains: ["full", "partial", known],
    startsWith: ["full", "partial", known],
    endsWith: ["full", "partial", known],
    matches: ["full", "partial", "Patterns that RE2 and Python read alike."],
    greaterThan: ["full", "partial", known],
    lessThan: ["full", "partial", known],
    between: ["full", "partial", known],
    exists: ["full", "partial", known],
    withinHours: ["partial", "full", "As exported modules ask it."],
    chance: ["full", "full"],
    any: ["full", "full"],
    all: ["full", "full"],
    not: ["full", "full"],
  },
  action: {
    say: ["full", "partial", "Texts, not prompts."],
    tool: ["partial", "partial", "endCall, and transferCall to a number, a queue or an agent."],
    "message.add": ["full", "partial", "As an instruction for the next turn (assist)."],
    webhook: ["full", "partial", "One request, or as often as its retry says; not signed."],
    slack: request,
    discord: request,
    n8n: request,
    zapier: request,
    email: none,
    notify: none,
    lookup: ["full", "partial", "With saveAs; the whole answer is kept, not signed."],
    summarize: none,
    block: none,
    modify: none,
    "data.set": ["full", "full"],
    wait: ["full", "partial", "Without cancelOn; Unpod waits with it."],
    answer: none,
  },
  field: {
    on: ["full", "partial", "One handler for each event of a list."],
    name: ["full", "full", "As the function's name, and in a comment where it cannot be one."],
    options: ["full", "full"],
    filters: ["full", "partial", "A hook with a filter Python cannot ask is left out as a whole."],
    do: ["full", "partial", "Actions get their ids anew."],
    enabled: ["none", "partial", "A hook that is switched off is left out."],
    description: ["full", "full", "As the function's documentation."],
    source: none,
    priority: ["none", "partial", "As the order of the handlers of an event."],
    scope: ["full", "full", "As a condition on ctx.agent_id."],
    limit: none,
    onFailure: none,
    platform: none,
  },
});

function eventSupport(type: string): Says {
  if (type === "customer.speech.timeout") {
    return ["full", "full", "As a loop that watches the silence; Unpod itself has no such event."];
  }
  if (type === "call.ending") return ["none", "partial", "As call_end: Unpod tells the end once."];
  return unpodEvents.some((event) => event.on === type) ? ["full", "full"] : none;
}
