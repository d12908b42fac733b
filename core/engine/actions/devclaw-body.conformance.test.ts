import { describe, expect, it } from "vitest";
import { z } from "zod";
import { jsonSchema, type JsonObject } from "../../json.ts";
import { buildContext } from "../build-context.ts";
import { openScope } from "../render-template.ts";
import { devclawBody } from "./devclaw-body.ts";
import webhooks from "./fixtures/devclaw-webhooks.json" with { type: "json" };

const vectorSchema = z.object({
  hookPayload: z.object({
    event: z.string(),
    sessionId: z.string(),
    channel: z.string(),
    toolName: z.string(),
    toolArgs: jsonSchema,
    message: z.string(),
    error: z.string().nullable(),
    extra: jsonSchema,
  }),
  webhookBody: z.string(),
});

/** What the reference really sends. Source: `events/*.json`, made by running DevClaw 656368b. */
const vectors = z.array(vectorSchema).parse(webhooks);

function bodyOf(type: string, callId: string, data: JsonObject): string {
  const event = {
    id: "evt_1",
    type,
    at: "2025-01-15T10:30:00.000Z",
    data,
    ...(callId === "" ? {} : { callId }),
  };
  return devclawBody.resolve(openScope(buildContext(event, null)))?.text ?? "";
}

it.each(vectors)(
  "devclaw/events/$hookPayload.event.json: webhookBody",
  ({ hookPayload, webhookBody }) => {
    const { event, sessionId, toolName, toolArgs, channel, message, error, extra } = hookPayload;
    const data = { channel, tool: { name: toolName, args: toolArgs }, message, error, extra };
    expect(bodyOf(event, sessionId, data)).toBe(webhookBody);
  },
);

it("is tried with every event", () => {
  expect(vectors).toHaveLength(28);
});

describe("what Go's json.Marshal does", () => {
  it("sorts names by their bytes, numbers among them", () => {
    const extra = {
      b: 1,
      "9": 2,
      "10": 3,
      "\u{1f44b}": 4,
      "\uff5e": 5,
      a: { z: [true], "2": null, "11": 1 },
    };
    expect(bodyOf("error", "", { extra })).toBe(
      '{"event":"error","timestamp":"2025-01-15T10:30:00Z","extra":' +
        '{"10":3,"9":2,"a":{"11":1,"2":null,"z":[true]},"b":1,"\uff5e":5,"\u{1f44b}":4}}',
    );
  });

  it("escapes what HTML would take for its own, in names too, and half a character", () => {
    const extra = { "<a>": "&\u2028\u2029\ud83d", quote: '\\ud83d"\\\n\u0001' };
    expect(bodyOf("error", "", { message: "<b>", extra })).toBe(
      '{"event":"error","timestamp":"2025-01-15T10:30:00Z","message":"\\u003cb\\u003e","extra":' +
        '{"\\u003ca\\u003e":"\\u0026\\u2028\\u2029\ufffd","quote":"\\\\ud83d\\"\\\\\\n\\u0001"}}',
    );
  });
});
