import { eventCatalog } from "../../hook/event-catalog.ts";
import { suggest } from "../../hook/did-you-mean.ts";
import type { FieldReader } from "../reading/hook-reading.ts";

/** DevClaw's events; their canonical names are its own. */
export const devclawEventNames: readonly string[] = eventCatalog.flatMap((entry) =>
  "devclaw" in entry.names && entry.names.devclaw !== undefined ? [entry.type] : [],
);

/** Whether DevClaw waits for what a hook says of this event. */
export function isDecided(event: string): boolean {
  return eventCatalog.some((entry) => entry.type === event && entry.decides !== null);
}

/** The known events of a list, each once, and an error for each other one. Case does not count, as in DevClaw. */
export function readEventNames(reader: FieldReader, key: string): readonly string[] {
  const given = reader.list(key) ?? [];
  const at = reader.placeOf(key);
  if (given.length === 0) {
    reader.findings.add(
      "dialect.missing",
      at,
      "It listens to no event, so DevClaw never runs it.",
      `Give it ${key}, such as [error].`,
    );
    return [];
  }
  const names = given.flatMap((node, index) => {
    const text = node.kind === "scalar" ? node.text : "";
    const name = text.trim().toLowerCase();
    if (devclawEventNames.includes(name)) return [name];
    const place = { path: `${at.path}.${index}`, place: node.place };
    const message = `DevClaw has no event "${text.slice(0, 100)}".`;
    reader.findings.add("event.unknown", place, message, suggest(name, devclawEventNames));
    return [];
  });
  return [...new Set(names)];
}
