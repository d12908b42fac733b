import { flowDetailSchema, type FlowDetail } from "#core/contracts/flows.ts";
import { flowSchema, type Flow } from "#core/flow/flow.ts";

/** An event that leads to a filter that leads to a Slack message, and an action on its own. */
export function sampleFlow(): Flow {
  return flowSchema.parse({
    name: "Failed calls",
    nodes: [
      { id: "event", kind: "event", data: { on: "call.ending" } },
      {
        id: "filter",
        kind: "filter",
        position: { x: 300, y: 0 },
        data: { filter: { type: "oneOf", key: "call.endedReason", oneOf: ["pipeline-error"] } },
      },
      {
        id: "slack",
        kind: "action",
        position: { x: 600, y: 0 },
        data: { action: { type: "slack", url: "hookline://inbox/slack", text: "Failed" } },
      },
    ],
    edges: [
      { id: "c1", source: "event", target: "filter" },
      { id: "c2", source: "filter", target: "slack", sourceHandle: "match" },
    ],
  });
}

/** The flow as the page loads it. */
export function sampleDetail(flow: Flow = sampleFlow(), draftRevision = 1): FlowDetail {
  return flowDetailSchema.parse({
    id: "flow_sample",
    name: flow.name,
    events: ["call.ending"],
    enabled: false,
    liveVersion: null,
    hasUnpublishedChanges: true,
    runsOn: "hookline",
    updatedAt: "2026-11-20T10:00:00.000Z",
    lastFiredAt: null,
    delivered: 0,
    failed: 0,
    draftRevision,
    flow,
    diagnostics: [],
  });
}
