import { describe, expect, it } from "vitest";
import { hmacScheme } from "#core/contracts/source-auth.ts";
import {
  avaWebhook,
  devclawWebhook,
  unpodModule,
  vapiAssistant,
  vapiCredential,
} from "./set-up-text.ts";

const address = "https://hooks.example/api/events/vapi";
const sourceWith = (auth: Parameters<typeof vapiAssistant>[0]["auth"]) => ({
  address,
  auth,
  authOptions: {},
});

describe("vapiAssistant", () => {
  it.each([
    ["none", { url: address }],
    ["bearer", { url: address, headers: { Authorization: "Bearer s3cret" } }],
    ["vapi-secret", { url: address, headers: { "X-Vapi-Secret": "s3cret" } }],
    ["vapi-hmac", { url: address, credentialId: expect.any(String) }],
  ] as const)("with the check %s", (auth, server) => {
    expect(JSON.parse(vapiAssistant(sourceWith(auth), "s3cret"))).toMatchObject({ server });
  });

  it("never shows the secret of a signature", () => {
    expect(vapiAssistant(sourceWith("vapi-hmac"), "s3cret")).not.toContain("s3cret");
  });
});

it("says of a Vapi credential what the source expects", () => {
  const text = vapiCredential(sourceWith("vapi-hmac"));
  expect(text).toContain("Algorithm: SHA-256");
  expect(text).toContain(`Payload format: ${hmacScheme({}).payloadFormat}`);
});

describe("avaWebhook", () => {
  const webhook = `tools:
  hookline:
    kind: generic_webhook
    phase: post_call
    enabled: true
    is_global: true
    url: "${address}"
    method: POST`;
  it("is a webhook after every call", () => {
    expect(avaWebhook(sourceWith("none"))).toBe(webhook);
  });

  it("brings the secret from AVA's environment", () => {
    expect(avaWebhook(sourceWith("bearer"))).toBe(`${webhook}
    headers:
      Authorization: "Bearer \${HOOKLINE_SECRET}"`);
  });
});

describe("devclawWebhook", () => {
  it.each([
    ["none", []],
    ["bearer", ["      headers:", '        Authorization: "Bearer ${HOOKLINE_SECRET}"']],
    ["devclaw", ['      secret: "${HOOKLINE_SECRET}"']],
  ] as const)("is a webhook that is switched on, with the check %s", (auth, lines) => {
    const [top, on, list, name, url, events, ...rest] = devclawWebhook(sourceWith(auth)).split(
      "\n",
    );
    expect([top, on, list, name, url]).toEqual([
      "hooks:",
      "  enabled: true",
      "  webhooks:",
      '    - name: "Hookline"',
      `      url: "${address}"`,
    ]);
    expect(events).toMatch(/^ {6}events: \[.*session_end.*\]$/);
    expect(rest).toEqual([...lines, "      enabled: true"]);
  });
});

describe("unpodModule", () => {
  it("starts the bridge for the source, with its secret from the environment", () => {
    expect(unpodModule(sourceWith("bearer"))).toBe(`import os
from unpod import AgentRunner
from hookline_bridge import connect

runner = AgentRunner(entrypoint=handle_call, agent_id="my-agent")
connect(
    runner,
    "https://hooks.example",
    source="vapi",
    secret=os.environ["HOOKLINE_SECRET"],
)`);
  });

  it("reads no secret where none is asked for", () => {
    expect(unpodModule(sourceWith("none"))).not.toMatch(/SECRET|import os/);
  });
});
