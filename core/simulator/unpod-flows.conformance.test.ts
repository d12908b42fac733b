import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { unpodAdapter } from "../adapters/unpod/unpod-adapter.ts";
import { unpodDialect } from "../dialects/unpod/unpod-dialect.ts";
import type { Effect } from "../engine/effect.ts";
import { showSealed } from "../engine/sealed-text.ts";
import { type Json, type JsonObject, trustJson } from "../json.ts";
import { sampleCallSchema } from "./sample-call.ts";
import { simulate } from "./simulate.ts";

/**
 * Each flow of the contract data, written as Python, does here what its neutral form lists, on the recorded sequences.
 * Bodies go through the adapter; the answers of lookups are given with the events.
 */
const fixtures = new URL("../dialects/unpod/fixtures/", import.meta.url);

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, fixtures), "utf8"));
}

const stepSchema = z.looseObject({
  do: z.string(),
  with: z.record(z.string(), z.string()).optional(),
  when: z.string().optional(),
});
const flowSchema = z.object({
  hooks: z.array(
    z.object({
      scope: z.string(),
      event: z.string(),
      when: z.record(z.string(), z.unknown()).optional(),
      steps: z.array(stepSchema),
    }),
  ),
  timers: z.array(z.object({ steps: z.array(stepSchema) })).optional(),
});
type Step = z.infer<typeof stepSchema>;

const sequences = z
  .object({
    cases: z.array(
      z.object({
        name: z.string(),
        log: z.array(
          z.looseObject({ hook: z.string().optional(), args: z.array(z.unknown()).optional() }),
        ),
      }),
    ),
  })
  .parse(read("session-sequences.json")).cases;

/** What stands behind names of the flows in these calls. */
const account = { name: "Ada", tier: "gold", open_tickets: 2, first_name: "Ada" };
const call = {
  call_id: "sess_1",
  session_id: "sess_1",
  agent_id: "my-agent",
  direction: "inbound",
  user_number: "+15550100100",
};
const argumentNames: Readonly<Record<string, readonly string[]>> = {
  user_turn: ["text"],
  agent_turn: ["text"],
  call_end: ["reason"],
  error: ["code", "message", "severity", "source"],
};

type Fired = { readonly scope: string; readonly event: string; readonly args: JsonObject };

/** The hooks of a sequence, with those of the runner around them. */
function firedIn(sequence: (typeof sequences)[number]): readonly Fired[] {
  const session = sequence.log.flatMap(({ hook, args = [] }): readonly Fired[] => {
    if (hook === undefined) return [];
    const names = argumentNames[hook] ?? [];
    const named = names.map((name, index) => [name, trustJson(args[index] ?? null)]);
    return [{ scope: "session", event: hook, args: trustObject(Object.fromEntries(named)) }];
  });
  return [
    { scope: "runner", event: "call_start", args: {} },
    ...session,
    { scope: "runner", event: "call_end", args: { final_state: "ended" } },
  ];
}

function trustObject(value: unknown): JsonObject {
  return z.record(z.string(), z.custom<Json>()).parse(value);
}

/** The bodies of the bridge as call events, with what lookups would answer. */
function toSample(name: string, fired: readonly Fired[]): z.infer<typeof sampleCallSchema> {
  const events = fired.flatMap(({ scope, event, args }, index) => {
    const at = "2026-11-20T10:00:00.000Z";
    const data = { account };
    const adapted = unpodAdapter.adapt({
      unpod: 1,
      id: `e${index}`,
      at,
      call,
      scope,
      event,
      args,
      data,
    });
    const adaptedEvents = adapted.kind === "events" ? adapted.events : [];
    const results = { customer: account, account };
    return adaptedEvents.map((one) => ({
      atMs: index * 1000,
      event: { type: one.type, data: { ...one.data, results } },
    }));
  });
  return sampleCallSchema.parse({ name, events });
}

/** One thing that is done, as the flow lists it or as an effect says it. */
type Verb = { readonly do: string; readonly [field: string]: unknown };

function toVerbs(effect: Effect): readonly Verb[] {
  if (effect.kind === "delivery") {
    const body: unknown =
      effect.request.body === null ? null : JSON.parse(showSealed(effect.request.body));
    return [{ do: showSealed(effect.request.url), body }];
  }
  if (effect.kind === "data")
    return [{ do: "set", name: `session.data.${effect.path.slice("call.data.".length)}` }];
  if (effect.kind === "failed") return [{ do: effect.actionType }];
  if (effect.kind !== "in-call") return [{ do: effect.kind }];
  const { inCall } = effect;
  switch (inCall.type) {
    case "say":
      return [{ do: "say", text: inCall.text }];
    case "message.add":
      return [{ do: "assist", text: inCall.message["content"] }];
    case "endCall":
      return [{ do: "end", reason: inCall.reason }];
    case "transferCall": {
      const said = inCall.content === null ? [] : [{ do: "say", text: inCall.content }];
      const { target: queue, type: _type, ...manner } = inCall.destination;
      return [...said, { do: "transfer_to_human", queue, ...manner }];
    }
    default:
      return [{ do: inCall.type }];
  }
}

/** What the neutral form of a flow says is done when a hook fires. */
function expectedOf(steps: readonly Step[], fired: Fired): readonly Verb[] {
  return steps.flatMap((step): readonly Verb[] => {
    const { do: what, when: _when, stop: _stop, ...rest } = step;
    if (what === "append" || what === "logger.log") return [];
    if (what === "set") {
      return String(step["name"]).startsWith("session.data.")
        ? [{ do: "set", name: step["name"] }]
        : [];
    }
    if (what.includes(".")) return expectedCall(step, fired);
    const text = step["text"];
    return [{ do: what, ...rest, ...(typeof text === "string" ? { text: fill(text) } : {}) }];
  });
}

function fill(text: string): string {
  const known: Readonly<Record<string, unknown>> = account;
  return text.replaceAll(/\{\w+\.(\w+)\}/g, (_all, name) => String(known[String(name)]));
}

function expectedCall(step: Step, fired: Fired): readonly Verb[] {
  const isHttp = step.do === "http.post";
  const saved = step["saveAs"];
  const service = `\${${step.do.replaceAll(/\W/g, "_").toUpperCase()}_URL}`;
  const kept = String(saved).startsWith("session.data.") ? [{ do: "set", name: saved }] : [];
  if (saved !== undefined) return [{ do: "lookup" }, ...kept];
  const values = Object.entries(step.with ?? {}).map(([name, value]) => [
    name,
    valueOf(value, fired),
  ]);
  return [{ do: isHttp ? step["url"] : service, body: Object.fromEntries(values) }].map((verb) => ({
    ...verb,
    do: String(verb.do),
  }));
}

function valueOf(said: string, { args }: Fired): unknown {
  const context: Readonly<Record<string, unknown>> = call;
  if (said.startsWith("ctx.")) return context[said.slice("ctx.".length)];
  if (said === "now" || said === "metrics.turn_count") return expect.any(Number);
  if (said.startsWith("metrics.")) return null;
  if (said === "transcript") return expect.any(Array);
  if (said === "final_state") return args["final_state"] ?? args["reason"];
  return args[said] ?? said;
}

/** Whether the condition of the neutral form holds. */
function holds(when: Readonly<Record<string, unknown>> | undefined, fired: Fired): boolean {
  return Object.entries(when ?? {}).every(([key, asked]) => {
    if (key === "all") {
      return z
        .array(z.record(z.string(), z.unknown()))
        .parse(asked)
        .every((inner) => holds(inner, fired));
    }
    const test = z
      .object({ containsAny: z.array(z.string()), in: z.array(z.string()), equals: z.string() })
      .partial()
      .parse(asked);
    const value =
      key === "lower(text)"
        ? String(fired.args["text"]).toLowerCase()
        : key.endsWith(".tier")
          ? account.tier
          : fired.args[key];
    return (
      (test.containsAny ?? [""]).some((part) => String(value).includes(part)) &&
      (test.in ?? [value]).includes(String(value)) &&
      (test.equals ?? value) === value
    );
  });
}

/** What the recorded sequences do not hold: words that a flow waits for, and an error that ends the call. */
const furtherCases: readonly (typeof sequences)[number][] = [
  { name: "asks-for-help", log: [{ hook: "user_turn", args: ["I need HELP please"] }] },
  { name: "asks-for-supervisor", log: [{ hook: "user_turn", args: ["Your SUPERVISOR, now"] }] },
  {
    name: "fatal-error",
    log: [
      { hook: "error", args: ["transport.lost", "x", "fatal", "transport"] },
      { hook: "call_end", args: ["error"] },
    ],
  },
];

const flows = readdirSync(new URL("vectors/", fixtures)).map((file) => file.replace(".json", ""));

describe("unpod/flows", () => {
  // One case logs its handlers by names of its own; the order of handlers is tried under Python.
  const played = sequences.filter(({ name }) => name !== "handlers-in-registration-order");
  const cases = flows.flatMap((flow) =>
    [...played, ...furtherCases].map((sequence) => ({ flow, sequence, name: sequence.name })),
  );

  it.each(cases)("$flow on $name", ({ flow, sequence }) => {
    const imported = unpodDialect.importHooks({
      text: readFileSync(new URL(`flows/${flow}.py`, fixtures), "utf8"),
      json: undefined,
    });
    const fired = firedIn(sequence);
    const listed = flowSchema.parse(read(`vectors/${flow}.json`));
    const expected = fired.flatMap((one) =>
      listed.hooks
        .filter(
          (hook) => hook.scope === one.scope && hook.event === one.event && holds(hook.when, one),
        )
        .flatMap((hook) => expectedOf(hook.steps, one)),
    );
    expect(imported.document).not.toBeNull();
    const steps =
      imported.document === null ? [] : simulate(imported.document, toSample(sequence.name, fired));
    const done = steps.flatMap((step) => step.effects.flatMap(toVerbs));
    expect(done).toEqual(expected);
  });

  // Timers come from the engine; here the silence is told.
  it("guide-silence-watchdog asks, and ends the call", () => {
    const text = readFileSync(new URL("flows/guide-silence-watchdog.py", fixtures), "utf8");
    const { document } = unpodDialect.importHooks({ text, json: undefined });
    const events = [{ atMs: 30_000, event: { type: "customer.speech.timeout", data: {} } }];
    const sample = sampleCallSchema.parse({ name: "silence", events });
    const steps = document === null ? [] : simulate(document, sample);
    const listed = flowSchema.parse(read("vectors/guide-silence-watchdog.json")).timers ?? [];
    const fired = { scope: "session", event: "silence", args: {} };
    expect(document?.hooks.map((hook) => hook.options?.timeoutSeconds)).toEqual([30, 60]);
    expect(steps.flatMap((step) => step.effects.flatMap(toVerbs))).toEqual(
      listed.flatMap((timer) => expectedOf(timer.steps, fired)),
    );
  });
});
