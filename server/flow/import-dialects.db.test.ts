import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { importSchema } from "#core/contracts/flows.ts";
import { setUpTestContext } from "../testing/test-context.ts";
import { getFlow } from "./get-flow.ts";
import { getFlowHooks } from "./get-flow-hooks.ts";
import { importHooks } from "./import-hooks.ts";
import { listFlows } from "./list-flows.ts";

const t = setUpTestContext();
const core = new URL("../../core/", import.meta.url);

function read(path: string): string {
  return readFileSync(new URL(path, core), "utf8");
}

const examples = [
  ["vapi", "hook/fixtures/vapi-hooks/call-ending-transfer-sip.json", ["call.ending"]],
  ["ava", "dialects/ava/fixtures/configs/guide-slack-notification.yaml", ["call.ended"]],
  ["devclaw", "dialects/devclaw/fixtures/configs/guide-slack-errors.yaml", ["error"]],
  ["unpod", "dialects/unpod/fixtures/flows/guide-escalation.py", ["customer.turn"]],
] as const;

test.each(examples)(
  "hooks of %s become a live flow that Hookline runs, named or not",
  async (dialect, path, events) => {
    for (const named of [{ dialect }, {}]) {
      const document = read(path);
      const request = importSchema.parse({ name: dialect, document, publish: true, ...named });
      const imported = await importHooks(t.context, request);
      expect(imported).toMatchObject({ version: 1, hooks: events.length });
      const { flowId } = imported;
      expect((await getFlow(t.context, { flowId })).runsOn).toBe("hookline");
      const live = await getFlowHooks(t.context, { flowId, draft: false });
      expect(live.hooks.map((hook) => hook.on)).toEqual(events);
    }
  },
);

test.each([
  ["ava", "dialects/ava/fixtures/configs/invalid-no-url.yaml", "dialect.missing", 2],
  ["devclaw", "dialects/devclaw/fixtures/configs/invalid-no-url.yaml", "dialect.missing", 4],
] as const)("a mistake in %s is refused with its line", async (dialect, path, code, line) => {
  const request = importSchema.parse({ name: dialect, document: read(path), publish: true });
  const before = await listFlows(t.context);
  await expect(importHooks(t.context, request)).rejects.toMatchObject({
    code: "VALIDATION",
    diagnostics: expect.arrayContaining([expect.objectContaining({ code, line })]),
  });
  expect(await listFlows(t.context)).toEqual(before);
});
