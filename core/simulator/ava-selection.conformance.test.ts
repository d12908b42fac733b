import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readHooks } from "../dialects/dialects.ts";
import { decide } from "../engine/decide.ts";
import { prepareProgram } from "../engine/program.ts";
import { jsonSchema, type JsonObject } from "../json.ts";

/** Which tools AVA runs for a context, and in which order; recorded from its own registry. */
const vectorSchema = z.object({
  name: z.string(),
  tools: z.record(z.string(), z.record(z.string(), jsonSchema)),
  phase: z.enum(["pre_call", "in_call", "post_call"]),
  contextTools: z.array(z.string()).nullable(),
  disabledGlobalTools: z.array(z.string()).nullable(),
  selected: z.array(z.string()),
});
type Vector = z.infer<typeof vectorSchema>;
const vectors = z
  .array(vectorSchema)
  .parse(
    JSON.parse(
      readFileSync(
        new URL("../dialects/ava/fixtures/selection-vectors.json", import.meta.url),
        "utf8",
      ),
    ),
  );

const phases = {
  pre_call: {
    event: "call.started",
    list: "pre_call_tools",
    without: "disable_global_pre_call_tools",
  },
  in_call: {
    event: "tool.calls",
    list: "in_call_http_tools",
    without: "disable_global_in_call_tools",
  },
  post_call: {
    event: "call.ended",
    list: "post_call_tools",
    without: "disable_global_post_call_tools",
  },
} as const;

/** The vector as a configuration, with one agent when it speaks of one. */
function configurationOf({ tools, phase, contextTools, disabledGlobalTools }: Vector): JsonObject {
  const { list, without } = phases[phase];
  if (contextTools === null && disabledGlobalTools === null) return { tools };
  const support = { [list]: contextTools ?? [], [without]: disabledGlobalTools ?? [] };
  return { tools, contexts: { support } };
}

/** Names of the hooks that run for a call of the agent, or of none; also those that are switched off. */
function select(vector: Vector): readonly string[] {
  const { draft } = readHooks(JSON.stringify(configurationOf(vector)), "ava");
  const { document } = readHooks(JSON.stringify(draft), "hookline");
  if (document === null) throw new Error("the hooks that were read are no document");
  const flow = { flowId: "flow_1", version: 1, runsOn: "hookline", switches: {} } as const;
  const isOfAgent = vector.contextTools !== null;
  const { verdicts } = decide(
    prepareProgram([{ ...flow, document }]),
    {
      id: "evt_1",
      type: phases[vector.phase].event,
      callId: "call-1",
      at: "2026-11-20T10:00:00.000Z",
      ...(isOfAgent ? { agentId: "support" } : {}),
      data: { call: { agentId: isOfAgent ? "support" : null } },
    },
    null,
  );
  return verdicts
    .filter(({ verdict }) => verdict.verdict === "fired" || verdict.reason === "disabled")
    .map(({ verdict }) => verdict.hook);
}

describe("AVA's choice of tools", () => {
  it.each(vectors)("$name", (vector) => {
    expect(select(vector)).toEqual(vector.selected);
  });
});
