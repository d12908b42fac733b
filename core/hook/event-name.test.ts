import { describe, expect, it } from "vitest";
import { parseEventName } from "./event-name.ts";
import { parseHooksDocument } from "./parse-hooks-document.ts";

const low = "assistant.transcriber.endpointedSpeechLowConfidence";
const silence = "customer.speech.timeout";

describe("parseEventName", () => {
  // Source: Vapi guide "Assistant hooks" and OpenAPI of 2026-08-19.
  it.each([
    ["call.ending", "call.ending", {}],
    [low, low, {}],
    [`${low}[confidence=0.2:0.4]`, low, { confidenceMin: 0.2, confidenceMax: 0.4 }],
    [`${low}[confidence=0.2:]`, low, { confidenceMin: 0.2 }],
    [`${low}[confidence=:0.4]`, low, { confidenceMax: 0.4 }],
    [`${low}[confidence=:]`, low, {}],
    [`${low}[confidenceMax=0.5]`, low, { confidenceMax: 0.5 }],
    [`${silence}[timeout=10]`, silence, { timeoutSeconds: 10 }],
    [`${silence}[timeoutSeconds=7.5]`, silence, { timeoutSeconds: 7.5 }],
    [
      `${silence}[timeout=10, triggerResetMode=onUserSpeech]`,
      silence,
      { timeoutSeconds: 10, triggerResetMode: "onUserSpeech" },
    ],
    ["call.timeElapsed[seconds=300]", "call.timeElapsed", { seconds: 300 }],
  ])("reads %s", (text, type, options) => {
    expect(parseEventName(text)).toEqual({ ok: true, value: { type, options } });
  });

  it.each([
    `${silence}[timeout=10`,
    `${silence}[timeout]`,
    `${silence}[timeout=soon]`,
    `${silence}[patience=10]`,
    `${low}[confidence=0.4]`,
    `${low}[confidence=a:b]`,
    "call.ending[timeout=10]",
    "nothing[timeout=10]",
  ])("cannot read %s", (text) => expect(parseEventName(text).ok).toBe(false));
});

describe("short forms in a document", () => {
  const exact = { type: "say", exact: "Hello" };

  it("become options", () => {
    const { document } = parseHooksDocument([{ on: `${silence}[timeout=10]`, do: [exact] }]);
    expect(document?.hooks[0]).toMatchObject({ on: silence, options: { timeoutSeconds: 10 } });
  });

  it("give way to options that say something else", () => {
    const on = `${low}[confidence=0.2:0.4]`;
    const options = { confidenceMin: 0.3, confidenceMax: 0.4 };
    const { document, diagnostics } = parseHooksDocument([{ on, options, do: [exact] }]);
    expect(document?.hooks[0]?.options).toEqual(options);
    expect(diagnostics).toMatchObject([
      { code: "event.conflicting-options", path: "hooks.0.options.confidenceMin" },
    ]);
  });

  it("are an error when they cannot be read", () => {
    const { diagnostics } = parseHooksDocument([{ on: `${silence}[x]`, do: [exact] }]);
    expect(diagnostics).toMatchObject([{ code: "event.bad-shorthand", path: "hooks.0.on" }]);
  });
});
