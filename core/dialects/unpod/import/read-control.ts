import type { Json, JsonObject } from "../../../json.ts";
import type { Argument, Expression } from "../python/syntax.ts";
import { type Node, step } from "./node.ts";
import { type Reading, report } from "./reading.ts";
import { readValue } from "./read-value.ts";
import { argumentOf, settle } from "./value-parts.ts";
import { type SdkObject, toJson, toTemplate, type Value } from "./value.ts";

type Call = Extract<Expression, { kind: "call" }>;
type Control = {
  readonly name: string;
  readonly args: readonly Argument[];
  readonly from: number;
  readonly reading: Reading;
};

/**
 * Reads a control of the session (`say`, `transfer_to_human`, `end`, …) or a change of its data. `null`: another call.
 *
 * Source: Unpod SDK, `src/unpod/connectivity/session.py`, controls and the verbs they send.
 */
export function readControl(call: Call, reading: Reading): readonly Node[] | null {
  const { callee, args, from } = call;
  if (callee.kind === "name") return readHelper(callee.name, { args, from, reading });
  if (callee.kind !== "member") return null;
  const of = readValue(callee.of, reading);
  if (of.kind !== "object") return null;
  const control = { name: callee.name, args, from, reading };
  const nodes = readOf(of.object, control);
  if (nodes !== null) return nodes;
  if (of.object === "context" || of.object === "runner" || callee.name === "run") return null;
  report(reading, "dialect.lost", from, [
    `${describe(of.object)}.${callee.name} is left out: ${whyNot(of.object, callee.name)}.`,
  ]);
  return [];
}

/** What exported modules do through their own functions (`export/module-text.ts`). */
function readHelper(
  name: string,
  { args, from, reading }: Omit<Control, "name">,
): readonly Node[] | null {
  if (name === "_assist") return readAssist({ name, args: args.slice(1), from, reading });
  if (name !== "_put") return null;
  const names = args.slice(1, -1).map(({ value }) => readValue(value, reading));
  const last = args.at(-1);
  const path = names.flatMap((value) => (value.kind === "constant" ? [String(value.value)] : []));
  if (last?.name !== "value" || path.length === 0 || path.length < names.length) return null;
  const node = toDataSet(path, readValue(last.value, reading), from);
  return node === null ? null : [node];
}

function describe(object: SdkObject): string {
  return object === "machine" ? "dialog_machine" : object;
}

function whyNot(object: SdkObject, name: string): string {
  if (object === "recording" || name === "set_filler") {
    return "it sends a mark that Unpod speaks aloud";
  }
  return name === "interrupt"
    ? "Hookline cannot cut a reply short"
    : "Hookline has no action for it, or what it is given cannot be told without running the code";
}

function readOf(object: SdkObject, control: Control): readonly Node[] | null {
  if (object === "data") return readDataMethod(control);
  if (control.name === "assist" && (object === "machine" || object === "session")) {
    return readAssist(control);
  }
  if (object !== "session") return null;
  switch (control.name) {
    case "say":
      return readSay(control);
    case "end":
      return readEnd(control);
    case "transfer":
      return readTransfer(control);
    case "transfer_to_human":
      return readDirected("queue", "queue", control);
    case "transfer_to_agent":
      return readDirected("agent", "agent_id", control);
    default:
      return null;
  }
}

function valueOf({ args, reading }: Control, name: string, position: number): Value | null {
  const given = argumentOf(args, name, position);
  return given === null ? null : settle(readValue(given, reading));
}

/** The argument as a text with templates: `undefined` when it is not given, `null` when it cannot be told. */
function textOf(control: Control, name: string, position: number): string | null | undefined {
  const value = valueOf(control, name, position);
  return value === null ? undefined : toTemplate(value);
}

function readSay(control: Control): readonly Node[] | null {
  const value = valueOf(control, "text", 0);
  if (value === null) return null;
  if (value.kind === "choice") {
    const texts = value.elements.map(toTemplate);
    const known = texts.filter((text) => text !== null);
    return known.length === 0 || known.length < texts.length
      ? null
      : [step(control.from, { type: "say", exact: known })];
  }
  const exact = toTemplate(value);
  return exact === null ? null : [step(control.from, { type: "say", exact })];
}

/** An instruction for the next turn: it asks for no answer by itself. */
function readAssist(control: Control): readonly Node[] | null {
  const content = textOf(control, "text", 0);
  if (content === undefined || content === null) return null;
  const message = { role: "system", content };
  return [step(control.from, { type: "message.add", message, triggerResponseEnabled: false })];
}

function readEnd(control: Control): readonly Node[] | null {
  const reason = textOf(control, "reason", 0);
  if (reason === null) return null;
  const tool = { type: "endCall", ...(reason === undefined ? {} : { reason }) };
  return [step(control.from, { type: "tool", tool })];
}

function transferTo(control: Control, destination: JsonObject): readonly Node[] {
  return [
    step(control.from, {
      type: "tool",
      tool: { type: "transferCall", destinations: [destination] },
    }),
  ];
}

/** `transfer_to_human(queue, mode, announcement)` and `transfer_to_agent(agent_id, …)`. */
function readDirected(type: string, name: string, control: Control): readonly Node[] | null {
  const target = textOf(control, name, 0);
  const manner = readManner(control, 1);
  if (target === undefined || target === null || target === "" || manner === null) return null;
  return transferTo(control, { type, target, ...manner });
}

function readManner(control: Control, position: number): JsonObject | null {
  const mode = textOf(control, "mode", position);
  const announcement = textOf(control, "announcement", position + 1);
  if (mode === null || announcement === null) return null;
  if (mode !== undefined && mode !== "cold" && mode !== "warm") return null;
  return {
    ...(mode === undefined ? {} : { mode }),
    ...(announcement === undefined || announcement === "" ? {} : { announcement }),
  };
}

/** `transfer(target, transfer_type="number", mode="cold", announcement="")` */
function readTransfer(control: Control): readonly Node[] | null {
  const target = textOf(control, "target", 0);
  const kind = textOf(control, "transfer_type", 1) ?? "number";
  const manner = readManner(control, 2);
  if (target === undefined || target === null || target === "" || manner === null) return null;
  if (kind === "human") return transferTo(control, { type: "queue", target, ...manner });
  if (kind === "agent") return transferTo(control, { type: "agent", target, ...manner });
  if (kind !== "number" || target.length > 40) return null;
  const { announcement, mode } = manner;
  return transferTo(control, {
    type: "number",
    number: target,
    ...(announcement === undefined ? {} : { message: announcement }),
    // Vapi's words for how a transfer is made.
    ...(mode === "warm" ? { transferPlan: { mode: "warm-transfer-say-message" } } : {}),
    ...(mode === "cold" ? { transferPlan: { mode: "blind-transfer" } } : {}),
  });
}

/** `session.data.update({…})`, `session.data.pop("key")` */
function readDataMethod(control: Control): readonly Node[] | null {
  const { name, args, from, reading } = control;
  if (name === "update") {
    const given = args[0] === undefined ? null : readValue(args[0].value, reading);
    const listed = args[0]?.name === null && given?.kind === "dict" ? given.entries : [];
    const named = args.flatMap(({ name: key, value }) =>
      key === null || key.startsWith("*") ? [] : [[key, readValue(value, reading)] as const],
    );
    const entries = [...listed, ...named];
    const nodes = entries.map(([key, value]) => toDataSet([key], value, from));
    return entries.length === 0 || nodes.includes(null)
      ? null
      : nodes.filter((node) => node !== null);
  }
  if (name !== "pop" && name !== "setdefault") return null;
  const key = valueOf(control, "key", 0);
  if (key?.kind !== "constant" || typeof key.value !== "string") return null;
  if (name === "setdefault") return null;
  const node = toDataSet([key.value], { kind: "constant", value: null }, from);
  return node === null ? null : [node];
}

/** `null` when the value cannot be told, or a name holds a dot and would be another place. */
export function toDataSet(path: readonly string[], value: Value, from: number): Node | null {
  const json: Json | undefined = toJson(value);
  const key = path.join(".");
  if (json === undefined || key.length > 200) return null;
  if (path.some((name) => name === "" || /[.[\]]/.test(name))) return null;
  return step(from, { type: "data.set", key, value: json });
}
