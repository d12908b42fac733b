import type { SupportRow } from "../dialect.ts";
import { type Says, supportRows, unsupported as none } from "../support-rows.ts";
import { vapiEvents } from "./wire.ts";

/** What Vapi's dialect makes of each part of a hooks document. `vapi.property.test.ts` holds it to that. */
export const vapiSupport: readonly SupportRow[] = supportRows({
  event: (type) => eventSupport(type),
  filter: {
    oneOf: ["full", "full", "Outside call.ending in the form of Vapi's guide."],
    equals: ["none", "partial", "As oneOf, where it means the same."],
    contains: ["none", "partial", "Families of ended reasons, as oneOf."],
    startsWith: ["partial", "partial", "The caller's number on a phone number's call.ringing."],
    endsWith: none,
    matches: none,
    greaterThan: none,
    lessThan: none,
    between: none,
    exists: none,
    withinHours: none,
    chance: none,
    any: ["none", "partial", "As one oneOf, when all ask for the same value."],
    all: ["none", "partial", "As a list of filters."],
    not: none,
  },
  action: {
    say: ["full", "full", "In call.ending, and prompts as role and content, in its guide's form."],
    tool: ["full", "partial", "All 23 tools; no transfer to a queue or an agent, no end reason."],
    "message.add": ["full", "partial", "A developer's message is written as the system's."],
    webhook: none,
    slack: none,
    discord: none,
    n8n: none,
    zapier: none,
    email: none,
    notify: none,
    lookup: none,
    summarize: none,
    block: none,
    modify: none,
    "data.set": none,
    wait: none,
    answer: none,
  },
  field: {
    on: ["full", "partial", "One hook for each event of a list. Short forms are kept."],
    name: ["full", "partial", "Names that an import would give anyway are left out."],
    options: ["full", "partial", "Without silencePolicy."],
    filters: ["full", "partial", "A hook with a filter Vapi cannot say is left out as a whole."],
    do: ["full", "partial", "Without ids, conditions (when) and stopOnError."],
    enabled: ["none", "partial", "A hook that is switched off is left out."],
    description: none,
    source: none,
    priority: none,
    scope: none,
    limit: ["none", "partial", "As triggerMaxCount of customer.speech.timeout."],
    onFailure: none,
    platform: ["full", "partial", "What belongs to Vapi is written back."],
  },
});

function eventSupport(type: string): Says {
  if (type === "call.ringing") {
    return [
      "full",
      "partial",
      "A phone number's: transfers and fixed texts, the first one counts.",
    ];
  }
  const event = vapiEvents.get(type);
  if (event === undefined) return none;
  if (event.on !== type) return ["full", "partial", `As ${event.on}, with tools only.`];
  if (event.published === "workflow") return ["full", "full", "Published for workflows only."];
  if (event.published === "guide") return ["full", "full", "In the form of Vapi's guide only."];
  return ["full", "full"];
}
