import type { JsonObject } from "../../../json.ts";
import { trustJson } from "../../../json.ts";
import type { Statement } from "../python/syntax.ts";
import type { Handler } from "./find-handlers.ts";
import { type HookBody, lowerNodes } from "./lower-nodes.ts";
import { readBlock } from "./read-block.ts";
import { inner, type Reading, report } from "./reading.ts";
import { agentsOf } from "./read-comparison.ts";
import { isActivityNote, type SilenceHook } from "./read-silence.ts";
import { pathTo, unknown, type Value } from "./value.ts";

/** A hook as read, with the places of its parts in the text. */
export type HookRead = {
  readonly hook: JsonObject;
  readonly from: number;
  readonly actionsFrom: readonly number[];
  /** Dotted names of the functions it stands in. */
  readonly path: string;
};

/** Reads one registered function. Nothing, when Hookline has no such event or the function does nothing here. */
export function readHandler(handler: Handler): readonly HookRead[] {
  const { event, definition, reading } = handler;
  if (isActivityNote(definition, reading)) return [];
  if (event.isDead) {
    report(reading, "dialect.differs", definition.from, [
      `Unpod takes the name ${event.event}${event.scope === "runner" ? " at the runner" : ""}, but never fires it: ${definition.name} never runs there. It is left out.`,
      event.event === "silence"
        ? "Use the event customer.speech.timeout."
        : "Use call_start, call_end, user_turn, agent_turn or interruption.",
    ]);
    return [];
  }
  if (event.on === null) {
    report(reading, "dialect.lost", definition.from, [
      `Hookline has no event for Unpod's ${event.event}: ${definition.name} is left out.`,
    ]);
    return [];
  }
  checkSignature(handler);
  const nodes = readBlock(definition.body, namesOf(handler));
  return toHooks(lowerNodes(nodes), {
    on: event.on,
    definition,
    path: reading.path,
  });
}

/** Reads what is done after a silence. */
export function readSilenceHook(silence: SilenceHook): readonly HookRead[] {
  const { definition, options, reading } = silence;
  const bodies = lowerNodes(readBlock(silence.body, inner({ ...reading, saved: new Set() })));
  return toHooks(bodies, {
    on: "customer.speech.timeout",
    options,
    definition: { ...definition, name: silence.name },
    path: reading.path,
  });
}

/** Arguments are given by their place, whatever they are called. */
function namesOf({ event, definition, reading }: Handler): Reading {
  const params = definition.params.filter((param) => param !== "self" && param !== "cls");
  const names = params.map((param, index): readonly [string, Value] => {
    const [, path] = event.params[index] ?? [];
    if (path === undefined) return [param, unknown];
    return [param, path.length === 0 ? { kind: "object", object: "context" } : pathTo(...path)];
  });
  return inner({ ...reading, saved: new Set() }, names);
}

/** Source: Unpod SDK, `HookRegistry.fire`: handlers are awaited, and what one raises ends the call. */
function checkSignature({ event, definition, reading }: Handler): void {
  const params = definition.params.filter((param) => param !== "self" && param !== "cls");
  if (!definition.isAsync) {
    report(reading, "dialect.differs", definition.from, [
      `Unpod awaits its handlers: ${definition.name} is no async function, so calling it fails and ends the call.`,
      `Write async def ${definition.name}.`,
    ]);
  }
  if (params.length === event.params.length || definition.takesMore) return;
  report(reading, "dialect.differs", definition.from, [
    `Unpod calls ${event.scope} ${event.event} with ${event.params.length} arguments, ${definition.name} takes ${params.length}: calling it fails and ends the call.`,
    `Write def ${definition.name}(${event.params.map(([name]) => name).join(", ")}).`,
  ]);
}

type Named = {
  readonly on: string;
  readonly options?: JsonObject;
  readonly definition: Extract<Statement, { kind: "def" }>;
  readonly path: string;
};

function toHooks(bodies: readonly HookBody[], named: Named): readonly HookRead[] {
  const { on, options, definition, path } = named;
  const description = descriptionOf(definition);
  const name = nameOf(definition);
  return bodies.map((body, index) => {
    const { filters, agents } = takeScope(body.filters);
    return {
      from: definition.from,
      actionsFrom: body.actions.map((action) => action.from),
      path,
      hook: {
        on,
        name: index === 0 ? name : `${name}-${index + 1}`,
        ...(options === undefined ? {} : { options }),
        ...(filters.length === 0 ? {} : { filters: trustJson(filters) }),
        do: body.actions.map(({ action }) => action),
        ...(description === null ? {} : { description }),
        ...(agents === null ? {} : { scope: { agents } }),
      },
    };
  });
}

/** The name of the function; an exported one says its own in the line above (`# hook: …`). */
function nameOf(definition: Named["definition"]): string {
  const said = definition.comments.find((comment) => comment.startsWith("hook: "));
  return said?.slice("hook: ".length).trim() || definition.name || "hook";
}

function descriptionOf({ body }: Named["definition"]): string | null {
  const [first] = body;
  if (first?.kind !== "expression" || first.value.kind !== "text") return null;
  const text = first.value.value.trim();
  return text === "" ? null : text;
}

/** The agents a hook is for: `ctx.agent_id in {"a", "b"}`, a set, before anything else is asked. */
function takeScope(filters: HookBody["filters"]): {
  readonly filters: HookBody["filters"];
  readonly agents: readonly string[] | null;
} {
  const [first, ...rest] = filters;
  const agents = first === undefined ? null : agentsOf(first);
  return agents === null ? { filters, agents } : { filters: rest, agents };
}
