import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { signRequest } from "./sign-request.ts";

/** What the reference's own sender signs. Source: `signature-vectors.json`, made by running DevClaw 656368b. */
const vectors = z
  .array(
    z.object({
      name: z.string(),
      secret: z.string(),
      body: z.string(),
      header: z.string().nullable(),
    }),
  )
  .parse(
    JSON.parse(
      readFileSync(new URL("./fixtures/devclaw-signature-vectors.json", import.meta.url), "utf8"),
    ),
  );

it.each(vectors)("devclaw/signature-vectors.json: $name", (vector) => {
  const headers = new Map(
    signRequest({
      sign: "devclaw",
      secret: vector.secret,
      messageId: "msg_1",
      attemptAtMs: 0,
      hook: "Slack Alerts",
      body: vector.body,
    }),
  );
  expect(headers.get("x-webhook-signature") ?? null).toBe(vector.header);
  // The name of the webhook, and not of the event. Source: `delivery-vectors.json`, `headers.order`.
  expect(headers.get("x-webhook-event")).toBe("Slack Alerts");
  expect(headers.get("webhook-id")).toBe("msg_1");
});
