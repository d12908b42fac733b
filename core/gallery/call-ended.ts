import type { FlowInput } from "../flow/flow.ts";
import type { WrittenTemplate } from "./template.ts";

const content = `**Call ended**: {{ call.endedReason }}
Caller: {{ call.customer.number | default: "unknown" }}, {{ call.durationSeconds | default: 0 }} s
{{ call.summary | default: "No summary." }}`;

export const callEndedDiscord: WrittenTemplate = {
  id: "call-ended-discord",
  title: "Call ended → Discord",
  line: "After every call, post who called, for how long and what came of it to a Discord channel.",
  needs: [
    {
      title: "A Discord webhook address",
      where:
        "In Discord: channel settings → Integrations → Webhooks → New Webhook → Copy Webhook URL.",
    },
  ],
  samples: ["completed", "transfer-failed", "caller-silent"],
  flow: onCallEnded("Call ended → Discord", {
    type: "discord",
    url: "hookline://inbox/discord",
    content,
  }),
};

export const callEndedN8n: WrittenTemplate = {
  id: "call-ended-n8n",
  title: "Call ended → n8n",
  line: "After every call, hand everything known about it to an n8n workflow: transcript, summary, duration, reason.",
  needs: [
    {
      title: "An n8n webhook address",
      where:
        "In n8n: add a Webhook node with method POST, activate the workflow and copy the Production URL.",
    },
  ],
  samples: ["completed", "pipeline-error", "no-answer"],
  flow: onCallEnded("Call ended → n8n", { type: "n8n", url: "hookline://inbox/n8n" }),
};

type ActionData = Extract<FlowInput["nodes"][number], { kind: "action" }>["data"]["action"];

function onCallEnded(name: string, action: ActionData): FlowInput {
  return {
    name,
    nodes: [
      { id: "n1", kind: "event", position: { x: 0, y: 0 }, data: { on: "call.ended" } },
      { id: "n2", kind: "action", position: { x: 300, y: 0 }, data: { action } },
    ],
    edges: [{ id: "e1", source: "n1", target: "n2", sourceHandle: "next" }],
  };
}
