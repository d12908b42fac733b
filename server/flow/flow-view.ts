import type { FlowDetail, FlowSummary } from "#core/contracts/flows.ts";
import type { Diagnostic } from "#core/diagnostic.ts";
import type { Flow } from "#core/flow/flow.ts";
import { parseEventName } from "#core/hook/event-name.ts";
import { findEvent } from "#core/hook/event-catalog.ts";
import { eventsOf, type HooksDocument } from "#core/hook/hook.ts";
import { idSchema } from "#core/ids.ts";
import { toIso } from "#core/time.ts";
import type { FlowWithActivity } from "#db/queries/flows/list-flows.ts";

/** A flow as its list shows it. */
export function toFlowSummary(row: FlowWithActivity): FlowSummary {
  return {
    id: idSchema("flow").parse(row.id),
    name: row.draft.name,
    events: row.liveDocument === null ? draftEvents(row.draft) : hookEvents(row.liveDocument),
    enabled: row.enabled,
    liveVersion: row.liveVersion,
    hasUnpublishedChanges: row.hasUnpublishedChanges,
    runsOn: row.liveRunsOn ?? row.draft.runsOn,
    updatedAt: toIso(row.updatedAt),
    lastFiredAt: row.lastFiredAt === null ? null : toIso(row.lastFiredAt),
    delivered: row.delivered,
    failed: row.failed,
  };
}

export function toFlowDetail(
  row: FlowWithActivity,
  diagnostics: readonly Diagnostic[],
): FlowDetail {
  return {
    ...toFlowSummary(row),
    draftRevision: row.draftRevision,
    flow: row.draft,
    diagnostics: [...diagnostics],
  };
}

function hookEvents(document: HooksDocument): string[] {
  return distinct(document.hooks.flatMap(eventsOf));
}

/** A draft may not compile; what it listens to still stands on its event nodes. */
function draftEvents(flow: Flow): string[] {
  return distinct(flow.nodes.flatMap((node) => (node.kind === "event" ? [node.data.on] : [])));
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.map(toCanonical))];
}

function toCanonical(name: string): string {
  const read = parseEventName(name);
  const type = read.ok ? read.value.type : name;
  return findEvent(type)?.type ?? type;
}
