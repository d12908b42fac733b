import type { WrittenTemplate } from "./template.ts";

/**
 * Families of ended reasons that mean a call failed for technical reasons, as opposed to callers who hang up, are
 * silent or do not answer. `fixtures/failed-reasons.json` lists every reason with yes or no.
 */
export const failedFamilies: readonly string[] = [
  "pipeline-error",
  "error-pipeline",
  "providerfault",
  "vapifault",
  "call.start",
  "call-start-error",
  "assistant-request",
  "transfer-failed",
  "failed-to-connect",
];

const text = `Call failed: *{{ call.endedReason }}*
Caller: {{ call.customer.number | default: "unknown" }}
Agent: {{ call.agentName | default: call.agentId | default: "unknown" }}
Call: {{ call.id }}`;

export const callFailedSlack: WrittenTemplate = {
  id: "call-failed-slack",
  title: "Call failed → Slack",
  line: "When a call breaks off for a technical reason, say so in a Slack channel, with the reason and the caller.",
  needs: [
    {
      title: "A Slack webhook address",
      where:
        "In Slack: api.slack.com/apps → your app → Incoming Webhooks → Add New Webhook to Workspace, then copy the address.",
    },
  ],
  samples: ["pipeline-error", "transfer-failed", "completed", "no-answer"],
  flow: {
    name: "Call failed → Slack",
    nodes: [
      { id: "n1", kind: "event", position: { x: 0, y: 0 }, data: { on: "call.ending" } },
      {
        id: "n2",
        kind: "filter",
        position: { x: 300, y: 0 },
        data: { filter: { type: "oneOf", key: "call.endedReason", oneOf: [...failedFamilies] } },
      },
      {
        id: "n3",
        kind: "action",
        position: { x: 600, y: 0 },
        data: { action: { type: "slack", url: "hookline://inbox/slack", text } },
      },
    ],
    edges: [
      { id: "e1", source: "n1", target: "n2", sourceHandle: "next" },
      { id: "e2", source: "n2", target: "n3", sourceHandle: "match" },
    ],
  },
};
