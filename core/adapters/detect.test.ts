import { describe, expect, it } from "vitest";
import { type Json, trustJson } from "../json.ts";
import { adaptBody, adapters, detectAndAdapt } from "./detect.ts";
import { redactSecrets } from "./redact-secrets.ts";

const event = { type: "call.ending", callId: "c1", data: { call: { endedReason: "voicemail" } } };
const vapi = { message: { type: "hang", call: { id: "c1" } } };

function nested(depth: number): Json {
  return trustJson(JSON.parse("[".repeat(depth) + "]".repeat(depth)));
}

describe("detectAndAdapt", () => {
  it("finds the adapter", () => {
    expect(detectAndAdapt("detect", event)).toMatchObject({
      adapter: "canonical",
      tried: [],
      raw: null,
    });
    expect(detectAndAdapt("detect", vapi)).toMatchObject({
      adapter: "vapi",
      tried: [{ adapter: "canonical", why: "looked for an object with a text `type`" }],
    });
  });

  it("asks only the adapter the source names", () => {
    expect(detectAndAdapt("vapi", event)).toMatchObject({
      adapter: null,
      adapted: { kind: "unrecognised" },
      tried: [{ adapter: "vapi" }],
    });
  });

  it("says what every adapter looked for, and keeps the body without its secrets", () => {
    const detected = detectAndAdapt("detect", { hello: "world", server: { secret: "s3cret" } });
    expect(detected.adapter).toBeNull();
    expect(detected.tried.map((attempt) => attempt.adapter)).toEqual(
      adapters.map((adapter) => adapter.name),
    );
    expect(detected.adapted).toMatchObject({ tried: expect.stringContaining("vapi: looked for") });
    expect(detected.raw).toEqual({ hello: "world", server: { secret: "[redacted]" } });
  });

  it("takes any depth of nesting", () => {
    const deep = nested(100_000);
    const bodies: readonly Json[] = [
      deep,
      { type: "call.ended", data: { deep } },
      { message: { type: "hang", call: { id: "c1" }, deep } },
    ];
    for (const body of bodies) {
      const { adapted, raw } = detectAndAdapt("detect", body);
      expect(() => JSON.stringify([adapted, raw])).not.toThrow();
    }
  });
});

describe("adaptBody", () => {
  it("recognises nothing for a platform without an adapter", () => {
    expect(adaptBody("elsewhere", event)).toEqual({
      kind: "unrecognised",
      tried: "there is no adapter for elsewhere yet",
    });
    expect(adaptBody("canonical", event).kind).toBe("events");
  });
});

describe("redactSecrets", () => {
  it("takes out what deliveries carry in clear", () => {
    const body = {
      message: {
        phoneNumber: {
          number: "+15550100101",
          twilioAccountSid: "AC1",
          twilioAuthToken: "t0ken",
          serverUrlSecret: "s",
        },
        assistant: {
          serverUrlSecret: null,
          credentials: [{ provider: "openai", apiKey: "sk-1" }],
          model: {
            tools: [
              {
                server: {
                  url: "https://example.com",
                  secret: "s",
                  headers: { Authorization: "Bearer x", "x-team": "a" },
                },
              },
            ],
          },
        },
      },
    };
    expect(redactSecrets(body)).toEqual({
      message: {
        phoneNumber: {
          number: "+15550100101",
          twilioAccountSid: "[redacted]",
          twilioAuthToken: "[redacted]",
          serverUrlSecret: "[redacted]",
        },
        assistant: {
          serverUrlSecret: null,
          credentials: "[redacted]",
          model: {
            tools: [
              {
                server: {
                  url: "https://example.com",
                  secret: "[redacted]",
                  headers: { Authorization: "[redacted]", "x-team": "a" },
                },
              },
            ],
          },
        },
      },
    });
  });

  it("takes out the headers of a request tool, whose values stand in a schema", () => {
    const headers = {
      type: "object",
      properties: { Authorization: { type: "string", value: "Bearer x" }, accept: { value: "a" } },
    };
    expect(redactSecrets({ tools: [{ type: "apiRequest", headers }] })).toEqual({
      tools: [
        {
          type: "apiRequest",
          headers: {
            type: "object",
            properties: { Authorization: "[redacted]", accept: { value: "a" } },
          },
        },
      ],
    });
  });

  it("leaves the arguments of tools and what people say alone", () => {
    const body = {
      function: { arguments: { secret: "a", nested: { password: "b" } } },
      transcript: "my secret",
    };
    expect(redactSecrets(body)).toEqual(body);
  });
});
