import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { InCallAction } from "../../engine/effect.ts";
import { isJsonObject, type Json, type JsonObject, trustJson } from "../../json.ts";
import type { PlatformRequest } from "../adapter.ts";
import { answerVapi, type GivenAnswer } from "./answer.ts";
import { isControlHostAllowed, toControlBody } from "./control.ts";

function readFixture(path: string): Json {
  return trustJson(
    JSON.parse(readFileSync(new URL(`./fixtures/${path}`, import.meta.url), "utf8")),
  );
}

function readSchema(name: string): JsonObject {
  const schema = readFixture(`schema/${name}.schema.json`);
  if (!isJsonObject(schema)) throw new Error(`${name} is no schema`);
  return schema;
}

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(readSchema("server-messages"), "messages");
ajv.addSchema(readSchema("live-control"), "control");

function isValid(schema: string, body: Json): boolean {
  const validate = ajv.getSchema(schema);
  if (validate === undefined) throw new Error(`there is no schema ${schema}`);
  return validate(body) === true;
}

describe("answerVapi", () => {
  it("answers every tool call with ok, in order", () => {
    const calls = [
      { id: "t2", name: "book" },
      { id: "t1", name: "find" },
    ];
    const { status, body } = answerVapi({ type: "tool-calls", calls });
    expect(status).toBe(200);
    expect(body).toEqual({
      results: [
        { toolCallId: "t2", name: "book", result: "ok" },
        { toolCallId: "t1", name: "find", result: "ok" },
      ],
    });
    expect(isValid("messages#/$defs/ServerMessageResponseToolCalls", body)).toBe(true);
    expect(isValid("messages#/$defs/ServerMessageResponseToolCalls", { results: "ok" })).toBe(
      false,
    );
  });

  it.each<[PlatformRequest, string]>([
    [{ type: "assistant-request" }, "AssistantRequest"],
    [{ type: "transfer-destination-request" }, "TransferDestinationRequest"],
  ])("answers %j with an error in one line", (request, name) => {
    const { body } = answerVapi(request);
    expect(body).toEqual({ error: expect.stringMatching(/^[^\n]+$/) });
    expect(isValid(`messages#/$defs/ServerMessageResponse${name}`, body)).toBe(true);
  });

  const calls = [
    { id: "t1", name: "find" },
    { id: "t2", name: "book" },
  ];
  it("answers each tool call with what was said of it, as a text of one line", () => {
    const { body } = answerVapi({ type: "tool-calls", calls }, [
      { toolCallId: "t2", answer: { error: "No\r\nseat left" } },
      { toolCallId: "t1", answer: { destination: "+15550100199" } },
      { toolCallId: "t1", answer: { result: { rows: [1, "a\nb"] } } },
      { toolCallId: "t1", answer: { result: "late" } },
    ]);
    expect(body).toEqual({
      results: [
        { toolCallId: "t1", name: "find", result: String.raw`{"rows":[1,"a\nb"]}` },
        { toolCallId: "t2", name: "book", error: "No seat left" },
      ],
    });
    expect(isValid("messages#/$defs/ServerMessageResponseToolCalls", body)).toBe(true);
  });

  const number = { type: "number", number: "+15550100199" };
  const sip = { type: "sip", sipUri: "sip:sales@example.com" };
  const uuid = "5f0e0c9e-6f5b-5c1f-9b61-3b7c3a6f0004";
  it.each<[string, PlatformRequest["type"], JsonObject, JsonObject]>([
    [
      "a number",
      "transfer-destination-request",
      { destination: "+1 555 0100199" },
      {
        destination: number,
      },
    ],
    [
      "a SIP address",
      "transfer-destination-request",
      { destination: sip["sipUri"] ?? "" },
      {
        destination: sip,
      },
    ],
    [
      "a name",
      "transfer-destination-request",
      { destination: "Sales" },
      {
        destination: { type: "assistant", assistantName: "Sales" },
      },
    ],
    [
      "an id",
      "handoff-destination-request",
      { destination: uuid, result: "Goodbye\nnow" },
      {
        result: "Goodbye now",
        destination: { type: "assistant", assistantId: uuid },
      },
    ],
    [
      "an assistant",
      "assistant-request",
      { assistantId: "a1", result: "x" },
      { assistantId: "a1" },
    ],
    [
      "an inline one",
      "assistant-request",
      { assistant: { firstMessage: "Hi" } },
      {
        assistant: { firstMessage: "Hi" },
      },
    ],
    ["where to", "assistant-request", { destination: number }, { destination: number }],
    [
      "an error first",
      "assistant-request",
      { assistantId: "a1", error: "We are\nclosed." },
      {
        error: "We are closed.",
      },
    ],
  ])("says %s in Vapi's form", (_, type, answer, expected) => {
    if (type === "tool-calls") throw new Error("not a question");
    const { body } = answerVapi({ type }, [{ toolCallId: null, answer }]);
    expect(body).toEqual(expected);
    const name = type.replaceAll(/(^|-)([a-z])/g, (_match, _dash, letter: string) =>
      letter.toUpperCase(),
    );
    expect(isValid(`messages#/$defs/ServerMessageResponse${name}`, body)).toBe(true);
  });

  it("takes the first answer that fits the question, then the source's own", () => {
    const given: readonly GivenAnswer[] = [
      { toolCallId: null, answer: { result: "ok" } },
      { toolCallId: null, answer: { assistantId: "" } },
    ];
    const fallback = { assistantId: "day", destination: null };
    expect(answerVapi({ type: "assistant-request" }, given, fallback).body).toEqual({
      assistantId: "day",
    });
    expect(answerVapi({ type: "transfer-destination-request" }, given, fallback).body).toEqual({
      error: "No transfer destination is set for this call.",
    });
  });

  it("answers a handoff with the error alone", () => {
    // The published component requires `destination` even beside `error`; there is none to give.
    const { body } = answerVapi({ type: "handoff-destination-request" });
    expect(body).toEqual({ error: "No handoff destination is set for this call." });
    expect(isValid("messages#/$defs/ServerMessageResponse", { messageResponse: body })).toBe(true);
  });
});

describe("toControlBody", () => {
  const published = readdirSync(new URL("./fixtures/control/", import.meta.url));

  it("is checked by a schema that takes every published body and no other", () => {
    expect(published.every((file) => isValid("control", readFixture(`control/${file}`)))).toBe(
      true,
    );
    expect(isValid("control", { type: "say-it" })).toBe(false);
  });

  it.each<[string, InCallAction, Json]>([
    [
      "say",
      { type: "say", text: "Hello" },
      { type: "say", content: "Hello", endCallAfterSpoken: false },
    ],
    [
      "say and hang up",
      { type: "say", text: "Bye", endCallAfterSpoken: { action: "a2", reason: null } },
      { type: "say", content: "Bye", endCallAfterSpoken: true },
    ],
    [
      "prompt",
      {
        type: "prompt",
        messages: [
          { role: "system", content: "Ask again." },
          { role: "user", content: "Briefly." },
        ],
      },
      {
        type: "add-message",
        message: { role: "system", content: "Ask again.\n\nBriefly." },
        triggerResponseEnabled: true,
      },
    ],
    [
      "message.add",
      {
        type: "message.add",
        message: { role: "user", content: null, extra: 1 },
        triggerResponseEnabled: false,
      },
      {
        type: "add-message",
        message: { role: "user", content: null },
        triggerResponseEnabled: false,
      },
    ],
    [
      "message.add as developer",
      {
        type: "message.add",
        message: { role: "developer", content: "x" },
        triggerResponseEnabled: true,
      },
      {
        type: "add-message",
        message: { role: "system", content: "x" },
        triggerResponseEnabled: true,
      },
    ],
    [
      "transfer to a number",
      {
        type: "transferCall",
        destination: { type: "number", number: "+15550100199" },
        content: "One moment.",
      },
      {
        type: "transfer",
        destination: { type: "number", number: "+15550100199" },
        content: "One moment.",
      },
    ],
    [
      "transfer to a SIP address",
      {
        type: "transferCall",
        destination: { type: "sip", sipUri: "sip:a@example.com" },
        content: null,
      },
      { type: "transfer", destination: { type: "sip", sipUri: "sip:a@example.com" } },
    ],
    [
      "transfer to an assistant",
      {
        type: "transferCall",
        destination: { type: "assistant", assistantName: "Sales" },
        content: null,
      },
      { type: "handoff", destination: { type: "assistant", assistantName: "Sales" } },
    ],
    ["end", { type: "endCall", reason: "done" }, { type: "end-call" }],
    [
      "handoff",
      {
        type: "handoff",
        destination: { type: "assistant", assistantId: "a1" },
        content: "I hand you over.",
      },
      {
        type: "handoff",
        destination: { type: "assistant", assistantId: "a1" },
        content: "I hand you over.",
      },
    ],
  ])("%s", (_, inCall, body) => {
    expect(toControlBody(inCall)).toEqual(body);
    expect(isValid("control", body)).toBe(true);
  });

  it.each<JsonObject>([{ type: "sms" }, { toolId: "t1" }, { type: "voicemail" }])(
    "has none for the tool %j",
    (tool) => {
      expect(toControlBody({ type: "tool", tool })).toBeNull();
    },
  );

  it("has none for a handoff to nobody in particular", () => {
    const destination = { type: "dynamic" };
    expect(toControlBody({ type: "handoff", destination, content: null })).toBeNull();
  });
});

describe("isControlHostAllowed", () => {
  const vapi = ["*.vapi.ai"];
  const real = "https://phone-call-websocket.aws-us-west-2-backend-production2.vapi.ai/c1/control";

  it.each<[string, readonly string[], boolean]>([
    [real, vapi, true],
    [real, [], false],
    [real.toUpperCase(), vapi, true],
    ["https://api.vapi.ai:8443/x", vapi, true],
    ["https://api.vapi.ai:8443/x", ["api.vapi.ai:8443"], true],
    ["https://api.vapi.ai/x", ["api.vapi.ai:8443"], false],
    ["https://api.vapi.ai/x", ["api.vapi.ai:443"], true],
    ["http://api.vapi.ai/x", vapi, false],
    ["http://api.vapi.ai/x", ["http://*.vapi.ai"], true],
    ["https://api.vapi.ai/x", ["http://*.vapi.ai"], false],
    ["https://vapi.ai/x", vapi, false],
    ["https://evilvapi.ai/x", vapi, false],
    ["https://api.vapi.ai.evil.com/x", vapi, false],
    ["https://evil.com/.vapi.ai", vapi, false],
    ["https://evil.com#.vapi.ai", vapi, false],
    ["https://evil.com\\.vapi.ai/", vapi, false],
    ["https://a.vapi.ai@evil.com/", vapi, false],
    ["https://evil.com:443@a.vapi.ai/", vapi, false],
    ["https://evil.com%2f.vapi.ai/", vapi, false],
    ["https://evil.com\t.vapi.ai/", vapi, false],
    ["https://*.vapi.ai/", vapi, false],
    ["//api.vapi.ai/x", vapi, false],
    ["api.vapi.ai/x", vapi, false],
    ["ftp://api.vapi.ai/x", vapi, false],
    ["", vapi, false],
    ["http://127.0.0.1:4555/control", ["127.0.0.1:4555"], true],
    ["http://127.0.0.1:4555/control", ["127.0.0.1"], true],
    ["http://127.0.0.1:4556/control", ["127.0.0.1:4555"], false],
    ["http://localhost:4555/control", ["localhost:4555"], true],
    ["http://[::1]:4555/control", ["[::1]:4555"], true],
    ["http://10.0.0.1:4555/control", ["10.0.0.1:4555"], false],
  ])("%s against %j: %s", (url, patterns, isAllowed) => {
    expect(isControlHostAllowed(url, patterns)).toBe(isAllowed);
  });
});
