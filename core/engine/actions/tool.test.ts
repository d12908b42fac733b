import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "../../json.ts";
import { deliveryOf, problemsOf, resolveAction, shownRequest } from "../testing/resolve-action.ts";

const vapi = new URL("../../adapters/vapi/fixtures/", import.meta.url);
function readJson(path: string) {
  return JSON.parse(readFileSync(new URL(path, vapi), "utf8"));
}
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
  readJson("schema/server-messages.schema.json"),
);

function tool(fields: { readonly [field: string]: Json }) {
  return { type: "tool", tool: fields };
}
const server = { url: "https://tools.example.com/vapi" };

describe("transferCall", () => {
  it.each(["queue", "agent"])(
    "can go to a %s of a contact centre, for a bridge to carry out",
    (type) => {
      const destination = {
        type,
        target: "sales",
        mode: "warm",
        announcement: "{{ call.customer.name }}",
      };
      const resolved = resolveAction(tool({ type: "transferCall", destinations: [destination] }));
      expect(resolved).toMatchObject({
        kind: "in-call",
        inCall: { type: "transferCall", destination: { type, target: "sales", mode: "warm" } },
      });
    },
  );

  const number = {
    type: "number",
    number: "{{ call.data.host }}",
    callerId: "{{ call.customer.number }}",
    message: "One moment, {{ call.id }}.",
  };

  it("goes to the first destination", () => {
    const destinations = [number, { type: "sip", sipUri: "sip:b@example.com" }];
    expect(resolveAction(tool({ type: "transferCall", destinations }))).toEqual({
      kind: "in-call",
      inCall: {
        type: "transferCall",
        destination: {
          type: "number",
          number: "acme",
          callerId: "+15551234567",
          message: "One moment, c1.",
        },
        content: null,
      },
    });
  });

  it("needs a destination without secrets", () => {
    expect(problemsOf(tool({ type: "transferCall" }))).toEqual([
      "action.incomplete .tool.destinations",
    ]);
    expect(problemsOf(tool({ type: "transferCall", destinations: [] }))).toEqual([
      "action.incomplete .tool.destinations",
    ]);
    const destinations = [{ type: "sip", sipUri: "sip:${KEY}@example.com" }];
    expect(problemsOf(tool({ type: "transferCall", destinations }))).toEqual([
      "template.not-allowed .tool.destinations.0",
    ]);
  });
});

describe("endCall", () => {
  it("ends the call, with a reason where there is one", () => {
    expect(resolveAction(tool({ type: "endCall" }))).toEqual({
      kind: "in-call",
      inCall: { type: "endCall", reason: null },
    });
    expect(
      resolveAction(tool({ type: "endCall", reason: "after {{ call.durationSeconds }} s" })),
    ).toMatchObject({
      inCall: { reason: "after 74 s" },
    });
    expect(problemsOf(tool({ type: "endCall", reason: "${KEY}" }))).toEqual([
      "template.not-allowed .tool.reason",
    ]);
  });
});

describe("tools of the platform", () => {
  it("are handed over as they are", () => {
    const sms = { type: "sms", name: "text", metadata: { from: "{{ call.id }} ${KEY}" } };
    expect(resolveAction(tool(sms))).toEqual({
      kind: "in-call",
      inCall: { type: "tool", tool: sms },
    });
    expect(resolveAction({ type: "tool", toolId: "t1" })).toEqual({
      kind: "in-call",
      inCall: { type: "tool", tool: { toolId: "t1" } },
    });
    expect(problemsOf({ type: "tool" })).toEqual(["action.incomplete"]);
  });
});

describe("function", () => {
  const definition = { name: "report_error", description: "Reports a call error to Slack." };

  it("is Vapi's tool-calls message, the arguments from `parameters`", () => {
    const action = tool({
      type: "function",
      function: definition,
      server: { ...server, timeoutSeconds: 5, headers: { "X-Key": "${KEY}", "x-n": 1 } },
      parameters: [
        { key: "text", value: "Ended: {{ call.endedReason }}" },
        { key: "seconds", value: "{{ call.durationSeconds }}" },
        { key: "deep", value: { list: ["{{ call.id }}"], secret: "${KEY}" } },
      ],
    });
    const request = shownRequest(action);
    const call = {
      id: "hook-function-call",
      type: "function",
      function: {
        name: "report_error",
        arguments: {
          text: "Ended: pipeline-error",
          seconds: 74,
          deep: { list: ["c1"], secret: "${KEY}" },
        },
      },
    };
    const body = JSON.parse(request.body ?? "");
    expect(request).toMatchObject({
      method: "POST",
      url: server.url,
      headers: ["content-type: application/json", "x-key: ${KEY}", "x-n: 1"],
    });
    expect(deliveryOf(action)).toMatchObject({
      timeoutMs: 5000,
      urlTemplate: server.url,
      sign: true,
      retry: null,
    });
    expect(body).toEqual({
      message: {
        timestamp: Date.parse("2026-11-20T10:00:00.000Z"),
        type: "tool-calls",
        toolCalls: [call],
        toolCallList: [call],
        toolWithToolCallList: [
          { type: "function", async: false, function: definition, toolCall: call },
        ],
        call: {
          id: "c1",
          type: "inboundPhoneCall",
          assistantId: "a1",
          endedReason: "pipeline-error",
          customer: { number: "+15551234567", name: "Ada & <Co>" },
        },
        customer: { number: "+15551234567", name: "Ada & <Co>" },
      },
    });
    validate(body);
    expect(validate.errors).toBeNull();
  });

  it("hands the whole schema over where values stand in it, as Vapi does", () => {
    const expected = readJson("messages/tool-calls.hook.constructed.json");
    const parameters = {
      type: "object",
      properties: {
        text: {
          type: "string",
          value: "A call {{ 'error' }} occurred.",
          description: "{{ not a template",
        },
      },
    };
    const { body } = shownRequest(
      tool({ type: "function", function: { ...definition, parameters }, server }),
    );
    const { toolCalls, toolCallList } = JSON.parse(body ?? "").message;
    const properties = {
      text: { type: "string", value: "A call error occurred.", description: "{{ not a template" },
    };
    expect(toolCalls[0].function.arguments).toEqual({ type: "object", properties });
    expect(toolCallList).toEqual(toolCalls);
    expect(expected.message.toolCalls[0]).toMatchObject({
      id: toolCalls[0].id,
      function: {
        name: "report_error",
        arguments: { properties: { text: { value: "A call error occurred." } } },
      },
    });
  });

  it("puts `parameters` over what the schema says", () => {
    const parameters = { type: "object", properties: { a: { value: 1 } } };
    const { body } = shownRequest(
      tool({
        type: "function",
        function: { name: "f", parameters },
        server,
        parameters: [
          { key: "b", value: 2 },
          { key: "type", value: 3 },
        ],
      }),
    );
    expect(JSON.parse(body ?? "").message.toolCalls[0].function.arguments).toEqual({
      type: 3,
      properties: { a: { value: 1 } },
      b: 2,
    });
    const without = shownRequest(
      tool({
        type: "function",
        function: { name: "f", parameters: { type: "object", properties: { a: {} } } },
        server,
      }),
    );
    expect(JSON.parse(without.body ?? "").message.toolCalls[0].function.arguments).toEqual({});
  });

  it("waits as long as Vapi would", () => {
    expect(deliveryOf(tool({ type: "function", function: definition, server })).timeoutMs).toBe(
      20_000,
    );
  });

  it("needs its own server and a name", () => {
    expect(problemsOf(tool({ type: "function", function: definition }))).toEqual([
      "action.incomplete .tool.server.url",
    ]);
    expect(resolveAction(tool({ type: "function", function: definition }))).toMatchObject({
      kind: "failed",
      code: "action.incomplete",
    });
    expect(problemsOf(tool({ type: "function", server }))).toEqual([
      "action.incomplete .tool.function.name",
    ]);
    expect(
      problemsOf(
        tool({ type: "function", function: definition, server: { url: "https://{{ call.id }}/" } }),
      ),
    ).toEqual(["url.dynamic-host .tool.server.url"]);
  });

  it("says once where a template in its arguments is broken", () => {
    const parameters = [{ key: "a", value: "{{" }];
    expect(
      problemsOf(tool({ type: "function", function: definition, server, parameters })),
    ).toEqual(["template.syntax .tool.parameters.0.value"]);
  });
});

describe("apiRequest", () => {
  const url = "https://api.example.com/calls/{{ call.id }}";

  it("is the request it describes", () => {
    const action = tool({
      type: "apiRequest",
      method: "PATCH",
      url,
      timeoutSeconds: 45,
      headers: {
        type: "object",
        properties: {
          Authorization: { type: "string", value: "Bearer ${KEY}" },
          "Content-Type": { value: "application/json" },
          "x-model": { type: "string" },
        },
      },
      body: {
        type: "object",
        properties: {
          reason: { type: "string", value: "{{ call.endedReason }}" },
          nested: {
            type: "object",
            properties: {
              n: { type: "number", value: "{{ call.durationSeconds }}" },
              open: { type: "string" },
            },
          },
          open: { type: "string" },
          over: { value: 1 },
        },
      },
      parameters: [{ key: "over", value: 2 }],
    });
    expect(shownRequest(action)).toEqual({
      method: "PATCH",
      url: "https://api.example.com/calls/c1",
      headers: ["content-type: application/json", "authorization: Bearer ${KEY}"],
      body: '{"reason":"pipeline-error","nested":{"n":74},"over":2}',
    });
    expect(deliveryOf(action)).toMatchObject({ urlTemplate: url, timeoutMs: 45_000 });
  });

  it("has no body when nothing has a value", () => {
    expect(shownRequest(tool({ type: "apiRequest", method: "GET", url }))).toEqual({
      method: "GET",
      url: "https://api.example.com/calls/c1",
      headers: [],
      body: null,
    });
  });

  const withPlan = (backoffPlan: JsonObject): JsonObject => ({
    type: "tool",
    tool: { type: "apiRequest", method: "GET", url: "https://example.com/", backoffPlan },
  });
  it.each<[JsonObject, unknown]>([
    [
      { type: "fixed", maxRetries: 2, baseDelaySeconds: 3 },
      { count: 2, delayMs: 3000 },
    ],
    [
      { type: "exponential", maxRetries: 10, baseDelaySeconds: 0 },
      { count: 10, delayMs: 100, backoff: "exponential" },
    ],
    [{ type: "fixed", maxRetries: 0, baseDelaySeconds: 1 }, "none"],
    [{ type: "fixed" }, null],
  ])("is sent again as its plan %j says", (plan, retry) => {
    expect(deliveryOf(withPlan(plan)).retry).toEqual(retry);
    const called = {
      type: "function",
      function: { name: "f" },
      server: { ...server, backoffPlan: plan },
    };
    expect(deliveryOf(tool(called)).retry).toEqual(retry);
  });

  it("names what only Vapi can do with it", () => {
    const plan = { type: "fixed", maxRetries: 1, baseDelaySeconds: 1, excludedStatusCodes: [503] };
    const action = withPlan(plan);
    const kept = { ...Object(action["tool"]), credentialId: "c1", encryptedPaths: ["a"] };
    expect(problemsOf({ ...action, tool: kept })).toEqual([
      "dialect.not-carried-out .tool.credentialId",
      "dialect.not-carried-out .tool.encryptedPaths",
      "dialect.not-carried-out .tool.backoffPlan.excludedStatusCodes",
    ]);
  });

  it("says so when values stand where no schema is", () => {
    expect(
      problemsOf(
        tool({
          type: "apiRequest",
          method: "POST",
          url,
          body: { id: "{{ call.id }}" },
          headers: "x",
        }),
      ),
    ).toEqual(["action.invalid .tool.headers", "action.invalid .tool.body"]);
  });
});
