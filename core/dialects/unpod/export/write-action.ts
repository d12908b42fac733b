import { type Diagnostic, diagnostic } from "../../../diagnostic.ts";
import type { Action } from "../../../hook/action.ts";
import { type Json, trustJson } from "../../../json.ts";
import { type Doc, escapeText, group, prefixed } from "./python-text.ts";
import { writeRequest } from "./write-request.ts";
import { type Scope, writeJson, writeText } from "./write-value.ts";

/** A statement, or why there is none. */
export type WrittenAction = {
  readonly statement: Doc | null;
  readonly diagnostics: readonly Diagnostic[];
};

/** Returns an action as one statement of a handler. `path` is where it stands in the document. */
export function writeAction(action: Action, path: string, scope: Scope): WrittenAction {
  switch (action.type) {
    case "say":
      return said(writeSay(action, scope), path, "What is to be said cannot be made in Python.");
    case "message.add":
      return said(writeAssist(action.message.content ?? "", scope), `${path}.message`);
    case "data.set":
      return said(writeDataSet(action.key, action.value, scope), `${path}.value`);
    case "wait":
      scope.needs.add("asyncio");
      return said(`await asyncio.sleep(${action.seconds})`, path);
    case "tool":
      return writeTool(action.tool, path, scope);
    case "webhook":
    case "lookup":
    case "slack":
    case "discord":
    case "n8n":
    case "zapier":
      return writeRequest(action, path, scope);
    default:
      return lost(path, `Unpod has nothing that does ${action.type}; the action is left out.`);
  }
}

function lost(path: string, message: string): WrittenAction {
  return { statement: null, diagnostics: [diagnostic("dialect.lost", { path, message })] };
}

const unsayable =
  "It needs a value that Unpod does not give here, or a template that is more than a value with filters; the action is left out.";

function said(statement: Doc | null, path: string, message = unsayable): WrittenAction {
  return statement === null ? lost(path, message) : { statement, diagnostics: [] };
}

function writeSay(action: Extract<Action, { type: "say" }>, scope: Scope): Doc | null {
  const { exact } = action;
  if (exact === undefined) return null;
  if (typeof exact === "string") {
    const text = writeText(exact, scope);
    return text === null ? null : group("await ctx.session.say(", [text], ")", "");
  }
  const texts = exact.map((one) => writeText(one, scope));
  const known = texts.filter((text) => text !== null);
  if (known.length < texts.length) return null;
  scope.needs.add("random");
  const choice = group("random.choice((", known, known.length === 1 ? ",))" : "))");
  return group("await ctx.session.say(", [choice], ")", "");
}

function writeAssist(content: string, scope: Scope): Doc | null {
  const text = writeText(content, scope);
  scope.needs.add("_assist");
  return text === null ? null : group("_assist(", ["ctx.session", text], ")");
}

function writeDataSet(key: string, value: Json, scope: Scope): Doc | null {
  const written = writeJson(value, scope);
  const names = key.split(".");
  if (written === null || names.includes("")) return null;
  const [only, ...others] = names.map((name) => `"${escapeText(name)}"`);
  if (only !== undefined && others.length === 0)
    return prefixed(`ctx.session.data[${only}] = `, written);
  scope.needs.add("_put");
  return group(
    "_put(",
    [
      "ctx.session.data",
      ...(only === undefined ? [] : [only, ...others]),
      prefixed("value=", written),
    ],
    ")",
  );
}

type Tool = NonNullable<Extract<Action, { type: "tool" }>["tool"]>;

function writeTool(tool: Tool | undefined, path: string, scope: Scope): WrittenAction {
  if (tool?.type === "endCall") {
    const args = keywords([["reason", tool.reason]], scope);
    if (args === null) return lost(`${path}.tool.reason`, unsayable);
    return said(group("await ctx.session.end(", args, ")"), path);
  }
  if (tool?.type !== "transferCall") {
    return lost(`${path}.tool`, "Unpod cannot call this tool; the action is left out.");
  }
  const at = `${path}.tool.destinations`;
  const [destination, ...others] = tool.destinations ?? [];
  const written = destination === undefined ? null : writeTransfer(destination, scope);
  if (written === null)
    return lost(
      at,
      "Unpod transfers to a number, a queue or an agent only; the action is left out.",
    );
  const diagnostics = others.map((_other, index) =>
    diagnostic("dialect.lost", {
      path: `${at}.${index + 1}`,
      message: "Only the first destination is taken: a hook has nobody who chooses.",
    }),
  );
  return { statement: written, diagnostics };
}

type Destination = NonNullable<Extract<Tool, { type: "transferCall" }>["destinations"]>[number];

function writeTransfer(destination: Destination, scope: Scope): Doc | null {
  switch (destination.type) {
    case "queue":
    case "agent": {
      const { target, mode, announcement } = destination;
      const isQueue = destination.type === "queue";
      const named = [
        [isQueue ? "queue" : "agent_id", target],
        ["mode", mode],
        ["announcement", announcement],
      ] as const;
      const args = keywords(named, scope);
      return args === null
        ? null
        : group(`await ctx.session.transfer_to_${isQueue ? "human" : "agent"}(`, args, ")");
    }
    case "number": {
      const announcement =
        typeof destination.message === "string" ? destination.message : undefined;
      const mode = modeOf(trustJson(destination["transferPlan"]));
      const args = keywords(
        [
          ["target", destination.number],
          ["mode", mode],
          ["announcement", announcement],
        ],
        scope,
      );
      return args === null ? null : group("await ctx.session.transfer(", args, ")");
    }
    default:
      return null;
  }
}

/** Vapi's words for how a transfer is made. */
function modeOf(plan: Json | undefined): string | undefined {
  const mode =
    typeof plan === "object" && plan !== null && "mode" in plan ? plan["mode"] : undefined;
  if (typeof mode !== "string") return undefined;
  return mode.startsWith("warm") ? "warm" : "cold";
}

/** Arguments by name; `null` when one of them cannot be said. Those that are not given are left out. */
function keywords(
  named: readonly (readonly [string, string | undefined])[],
  scope: Scope,
): readonly Doc[] | null {
  const args: Doc[] = [];
  for (const [name, value] of named) {
    if (value === undefined) continue;
    const written = writeText(value, scope);
    if (written === null) return null;
    args.push(prefixed(`${name}=`, written));
  }
  return args;
}
