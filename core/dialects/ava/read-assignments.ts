import type { FieldReader, Findings, SourcePlace } from "../reading/hook-reading.ts";
import { entryOf, type SourceEntry, type SourceNode } from "../reading/source-node.ts";
import { isToolKind, reservedNames, toolKinds, type ToolKind } from "./wire.ts";

/** Which tools the contexts (now: agents) of a configuration are given, and which global ones they go without. */
export type Assignments = {
  /** Tools in the order the lists name them. */
  readonly order: readonly string[];
  /** By tool: the contexts. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly without: ReadonlyMap<string, readonly string[]>;
};

type Context = { readonly name: string; readonly at: SourcePlace; readonly node: SourceNode };

const kinds = Object.keys(toolKinds).filter(isToolKind);
const assigningLists = kinds.flatMap((kind) =>
  toolKinds[kind].lists.map((list) => ({ kind, list })),
);

/**
 * Reads `contexts`, `agents`, and an agent on its own. A name counts where the kind of its tool fits the list.
 * Source: AVA `src/tools/registry.py`, `get_tools_for_context`, commit f1b8bf72 (2026-08-08).
 */
export function readAssignments(
  reader: FieldReader,
  tools: ReadonlyMap<string, ToolKind>,
): Assignments {
  const order: string[] = [];
  const given = new Map<string, string[]>();
  const without = new Map<string, string[]>();
  // An agent's own list has an order; among agents there is none, so they are taken by their names.
  const contexts = contextsOf(reader).toSorted((one, other) => compare(one.name, other.name));
  for (const context of contexts) {
    for (const { kind, list } of assigningLists) {
      const names = namesIn(context, list, { tools, findings: reader.findings });
      const fitting = names.filter((name) => tools.get(name) === kind);
      order.push(...fitting);
      for (const name of fitting) addTo(given, name, context.name);
    }
    for (const kind of kinds) {
      const names = namesIn(context, toolKinds[kind].optOut, { tools, findings: reader.findings });
      for (const name of names) addTo(without, name, context.name);
    }
  }
  return { order, given, without };
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function addTo(map: Map<string, string[]>, name: string, context: string): void {
  const contexts = map.get(name) ?? [];
  // Which agents it is for is a set: one order, whatever the order of the contexts.
  if (!contexts.includes(context)) map.set(name, [...contexts, context].toSorted());
}

function contextsOf(reader: FieldReader): readonly Context[] {
  const alone = entryOf(reader.node, "slug") === null ? [] : [agentOf(reader.node, reader.at)];
  for (const key of ["slug", "extra"]) if (alone.length > 0) reader.entry(key);
  return [...["contexts", "agents"].flatMap((key) => contextsBelow(reader, key)), ...alone].flat();
}

function contextsBelow(reader: FieldReader, key: string): readonly Context[] {
  const entry = reader.entry(key);
  const at = reader.placeOf(key);
  if (entry?.value.kind === "list") {
    return entry.value.values.flatMap((node, index) =>
      agentOf(node, { path: `${at.path}.${index}`, place: node.place }),
    );
  }
  if (entry?.value.kind !== "map") return [];
  return entry.value.entries.flatMap((context: SourceEntry) => {
    const place = { path: `${at.path}.${context.key}`, place: context.place };
    return [
      { name: context.key, at: place, node: context.value },
      ...extraOf(context.key, context.value, place),
    ];
  });
}

function agentOf(node: SourceNode, at: SourcePlace): Context[] {
  const slug = entryOf(node, "slug")?.value ?? entryOf(node, "name")?.value;
  const name = slug?.kind === "scalar" ? slug.text : "";
  return name === "" ? [] : [{ name, at, node }, ...extraOf(name, node, at)];
}

/** An agent keeps most of its lists under `extra`. */
function extraOf(name: string, node: SourceNode, at: SourcePlace): readonly Context[] {
  const extra = entryOf(node, "extra");
  return extra === null
    ? []
    : [
        {
          name,
          at: { path: `${at.path === "" ? "" : `${at.path}.`}extra`, place: extra.place },
          node: extra.value,
        },
      ];
}

type Known = { readonly tools: ReadonlyMap<string, ToolKind>; readonly findings: Findings };

function namesIn(context: Context, list: string, known: Known): readonly string[] {
  const value = entryOf(context.node, list)?.value;
  if (value?.kind !== "list") return [];
  return value.values.flatMap((entry, index) => {
    if (entry.kind !== "scalar") return [];
    // `tools` names what AVA brings as well.
    const isKnown =
      known.tools.has(entry.text) || reservedNames.has(entry.text) || list === "tools";
    if (!isKnown) {
      const at = {
        path: [context.at.path, list, index].filter((part) => part !== "").join("."),
        place: entry.place,
      };
      known.findings.add(
        "dialect.unknown-name",
        at,
        `There is no tool ${entry.text.slice(0, 100)} here, so AVA passes over it.`,
        "Paste its definition too, or mend its name.",
      );
    }
    return [entry.text];
  });
}
