import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { unpodAdapter } from "./unpod-adapter.ts";

const vectors = z
  .array(
    z.object({
      name: z.string(),
      context: z.object({
        call_id: z.string(),
        session_id: z.string(),
        agent_id: z.string(),
        direction: z.string(),
        user_number: z.string(),
      }),
    }),
  )
  .parse(
    JSON.parse(
      readFileSync(new URL("fixtures/call-context-vectors.json", import.meta.url), "utf8"),
    ),
  );

it.each(vectors)("unpod/call-context-vectors: $name", ({ context }) => {
  const adapted = unpodAdapter.adapt({
    unpod: 1,
    id: "e1",
    scope: "runner",
    event: "call_start",
    at: "2026-11-20T10:00:00Z",
    call: context,
  });
  const event = adapted.kind === "events" ? adapted.events[0] : undefined;
  expect(event).toMatchObject({ callId: context.call_id, agentId: context.agent_id });
  expect(event?.data["call"]).toEqual({
    id: context.call_id,
    direction: context.direction,
    ...(context.user_number === "" ? {} : { customer: { number: context.user_number } }),
    agentId: context.agent_id,
  });
});
