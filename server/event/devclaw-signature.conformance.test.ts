import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { signRequest } from "../delivery/sign-request.ts";
import { checkHeaders } from "./verify-inbound.ts";

const vectorSchema = z.object({
  name: z.string(),
  body: z.string(),
  secret: z.string(),
  header: z.string().nullable(),
});
const file = new URL("fixtures/devclaw-signature-vectors.json", import.meta.url);
const vectors = z.array(vectorSchema).parse(JSON.parse(readFileSync(file, "utf8")));

type Sent = { readonly secret: string; readonly header: string | null; readonly body: string };

function isAuthentic({ secret, header, body }: Sent): boolean {
  const isProvenBy = checkHeaders(
    // DevClaw without a secret signs nothing: its source asks for nothing.
    {
      auth: secret === "" ? "none" : "devclaw",
      options: {},
      secret: secret === "" ? null : secret,
    },
    {
      header: (name) => (name === "x-webhook-signature" ? header : null),
      method: "POST",
      url: "",
      nowMs: 0,
    },
  );
  return isProvenBy?.(Buffer.from(body)) ?? false;
}

describe("devclaw signature vectors", () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))("%s", (_name, vector) => {
    expect(isAuthentic(vector)).toBe(true);
    expect(sentSignature(vector)).toBe(vector.header);
    if (vector.header === null) return;
    expect(isAuthentic({ ...vector, body: `${vector.body} ` })).toBe(false);
    expect(isAuthentic({ ...vector, body: vector.body.slice(0, -1) })).toBe(false);
    expect(isAuthentic({ ...vector, secret: `${vector.secret}x` })).toBe(false);
    expect(isAuthentic({ ...vector, header: null })).toBe(false);
    expect(isAuthentic({ ...vector, header: vector.header.slice("sha256=".length) })).toBe(false);
  });
});

/** What Hookline itself sends where an action asks for DevClaw's signature. */
function sentSignature({ secret, body }: Sent): string | null {
  const signing = { sign: "devclaw", messageId: "m", attemptAtMs: 0, hook: "error" } as const;
  const headers = signRequest({ ...signing, secret, body });
  return headers.find(([name]) => name === "x-webhook-signature")?.[1] ?? null;
}
