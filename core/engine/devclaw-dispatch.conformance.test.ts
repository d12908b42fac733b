import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseHooksDocument } from "../hook/parse-hooks-document.ts";
import { isJsonObject, type Json, type JsonObject, jsonSchema } from "../json.ts";
import { decide } from "./decide.ts";
import { prepareProgram } from "./program.ts";

/**
 * DevClaw's dispatch, recorded from its code, against hooks that say the same here. Each hook begins by writing down
 * what it sees. What differs on purpose stands in `deviations.json`.
 */
const vectorsName = "devclaw/dispatch-vectors.json";

const args = z.record(z.string(), jsonSchema).nullable();
const vectorSchema = z.object({
  name: z.string(),
  event: z.string(),
  payload: z.looseObject({
    toolArgs: args.optional(),
    toolName: z.string().optional(),
    message: z.string().optional(),
  }),
  hooks: z.array(
    z.object({
      name: z.string(),
      priority: z.number(),
      enabled: z.boolean(),
      panic: z.boolean().optional(),
      action: z.object({
        block: z.boolean().optional(),
        reason: z.string().optional(),
        modifiedArgs: args.optional(),
        modifiedMessage: z.string().optional(),
      }),
    }),
  ),
  expected: z.object({
    callOrder: z.array(z.string()),
    calls: z.array(z.object({ hook: z.string(), sawArgs: args, sawMessage: z.string() })),
    registerErrors: z.array(z.unknown()),
    result: z.object({
      block: z.boolean(),
      reason: z.string(),
      modifiedArgs: args,
      modifiedMessage: z.string(),
    }),
  }),
});
type Vector = z.infer<typeof vectorSchema>;

function readJson(path: string): unknown {
  const url = new URL(path, import.meta.url);
  return existsSync(url) ? JSON.parse(readFileSync(url, "utf8")) : [];
}
const vectors = z.array(vectorSchema).parse(readJson("./fixtures/devclaw-dispatch-vectors.json"));
const deviations = z
  .array(z.object({ vectors: z.string(), case: z.string(), reason: z.string() }))
  .parse(readJson("../dialects/deviations.json"))
  .filter((deviation) => deviation.vectors === vectorsName);
const deviating = new Set(deviations.map((deviation) => deviation.case));

/** What DevClaw's hook does, as actions of ours. */
function actionsOf({ action, panic }: Vector["hooks"][number]): readonly JsonObject[] {
  const seen = { args: "{{ tool.args }}", message: "{{ message }}" };
  const set = {
    ...(isJsonObject(action.modifiedArgs) ? { "tool.args": action.modifiedArgs } : {}),
    ...(action.modifiedMessage === undefined ? {} : { message: action.modifiedMessage }),
  };
  return [
    { type: "webhook", url: "https://example.com/seen", body: seen },
    ...(panic === true ? [{ type: "modify", set: { "tool.args": "not an object" } }] : []),
    ...(Object.keys(set).length === 0 ? [] : [{ type: "modify", set }]),
    ...(action.block === true ? [{ type: "block", reason: action.reason ?? "" }] : []),
  ];
}

/** Dispatches a vector's event here and tells of it in the vector's words. */
function dispatch(vector: Vector): Vector["expected"] {
  // Only the case without events registers its hooks for none.
  const on = vector.expected.registerErrors.length > 0 ? [] : vector.event;
  const { document, diagnostics } = parseHooksDocument({
    hooks: vector.hooks.map((hook) => ({
      on,
      name: hook.name,
      enabled: hook.enabled,
      priority: hook.priority,
      do: actionsOf(hook),
    })),
  });
  const registerErrors = diagnostics.filter((found) => found.severity === "error");
  const hooks = document?.hooks ?? [];
  const decided = decide(
    prepareProgram([
      {
        flowId: "flow_1",
        version: 1,
        runsOn: "hookline",
        document: { hooks },
        switches: {},
      },
    ]),
    {
      id: "evt_1",
      type: vector.event,
      callId: "session-1",
      at: "2026-11-20T10:00:00.000Z",
      data: {
        tool: { name: vector.payload.toolName ?? null, args: vector.payload.toolArgs ?? null },
        message: vector.payload.message ?? null,
      },
    },
    null,
  );
  const calls = decided.effects.flatMap((effect) =>
    effect.kind === "delivery"
      ? [{ hook: effect.hook, ...sawOf(JSON.parse(effect.request.body?.text ?? "null")) }]
      : [],
  );
  const { decision } = decided;
  const callOrder = decided.verdicts
    .filter(({ verdict }) => verdict.verdict === "fired")
    .map(({ verdict }) => verdict.hook);
  return {
    callOrder,
    calls,
    registerErrors: registerErrors.map((found) => found.code),
    result: {
      block: decision?.block ?? false,
      reason: decision?.reason ?? "",
      modifiedArgs: objectAt(decision?.set, "tool.args"),
      modifiedMessage: textAt(decision?.set, "message"),
    },
  };
}

function sawOf(body: Json) {
  const seen = isJsonObject(body) ? body : {};
  return { sawArgs: objectAt(seen, "args"), sawMessage: textAt(seen, "message") };
}
function objectAt(container: JsonObject | undefined, key: string): JsonObject | null {
  const value = container?.[key];
  return isJsonObject(value) ? value : null;
}
function textAt(container: JsonObject | undefined, key: string): string {
  const value = container?.[key];
  return typeof value === "string" ? value : "";
}

/** Both sides say why nothing was registered, each in its own words. */
function comparable(result: Vector["expected"]) {
  return { ...result, registerErrors: result.registerErrors.length };
}

describe("devclaw/dispatch-vectors.json", () => {
  const same = vectors.filter((vector) => !deviating.has(vector.name));
  it.each(same.map((vector) => [vector.name, vector] as const))("%s", (_, vector) => {
    expect(comparable(dispatch(vector))).toEqual(comparable(vector.expected));
  });

  it.each(deviations.map((deviation) => [deviation.case] as const))("deviates: %s", (name) => {
    const vector = vectors.find((candidate) => candidate.name === name);
    if (vector === undefined) throw new Error(`there is no case ${name}`);
    expect(comparable(dispatch(vector))).not.toEqual(comparable(vector.expected));
  });
});
