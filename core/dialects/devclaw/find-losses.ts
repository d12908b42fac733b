import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import type { HooksDocument } from "../../hook/hook.ts";
import { isJsonObject, type Json, type JsonObject, trustJson } from "../../json.ts";
import { importText } from "./import-devclaw.ts";

/** An entry of the configuration and where it comes from in the hooks document. */
export type WrittenEntry = {
  readonly list: "webhooks" | "handlers";
  readonly hook: string;
  readonly action: string;
  readonly events: readonly string[];
  readonly fields: JsonObject;
};

/**
 * Reads what was written again, and says of everything that does not come back that it is lost, unless it was said
 * before. So no field is lost silently, also none that is added to hooks later.
 *
 * `entries` in the order they were written.
 */
export function findLosses(
  document: HooksDocument,
  text: string,
  entries: readonly WrittenEntry[],
  told: readonly Diagnostic[],
): readonly Diagnostic[] {
  const again = importText({ text, json: undefined }).draft?.hooks ?? [];
  const paths = new Set(
    entries.flatMap((entry, index) => {
      const before = trustJson(at(document, entry.hook));
      const after = again[index] === undefined ? null : trustJson(again[index]);
      return lossesOf(entry, before, after);
    }),
  );
  const known = told.map((found) => found.path);
  const isTold = (path: string) =>
    known.some((place) => path === place || path.startsWith(`${place}.`));
  return [...paths].filter((path) => !isTold(path)).map(toDiagnostic);
}

function lossesOf(entry: WrittenEntry, before: Json, after: Json): readonly string[] {
  if (!isJsonObject(before)) return [];
  if (!isJsonObject(after)) return [entry.hook];
  const { do: actions, ...hook } = before;
  const { do: readActions, ...readHook } = after;
  const index = Number(entry.action.slice(entry.action.lastIndexOf(".") + 1));
  const [action, read] = [elementOf(actions, index), elementOf(readActions, 0)];
  return [
    ...differences(withDefaults(hook), withDefaults(readHook), entry.hook),
    ...differences(withDefaults(action), withDefaults(read), entry.action),
  ];
}

/** What means the same when it is left out. Ids are Hookline's own: compile gives each action one. */
function withDefaults(part: JsonObject): JsonObject {
  const { id: _id, enabled, priority, ...rest } = part;
  return {
    ...rest,
    ...(enabled === false ? { enabled } : {}),
    ...(priority === undefined || priority === 100 || priority === 0 ? {} : { priority }),
    ...(part["type"] === "notify"
      ? { to: part["to"] ?? "alerts", text: comparable(part["text"]) }
      : {}),
    ...(part["type"] === "webhook"
      ? { method: part["method"] ?? "POST", timeoutMs: part["timeoutMs"] ?? 10_000 }
      : {}),
  };
}

/** White space inside tags says nothing. */
function comparable(text: Json | undefined): Json {
  return typeof text === "string"
    ? text.replaceAll(/\{[{%][^]*?[%}]\}/g, (tag) => tag.replaceAll(/\s+/g, ""))
    : (text ?? null);
}

/** Paths of what `before` says and `after` does not. */
function differences(before: Json, after: Json | undefined, path: string): readonly string[] {
  if (isJsonObject(before) && isJsonObject(after)) {
    return Object.entries(before).flatMap(([name, value]) =>
      differences(value, after[name], `${path}.${name}`),
    );
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((value: Json, index) =>
      differences(value, after[index], `${path}.${index}`),
    );
  }
  return before === after ? [] : [path];
}

function elementOf(list: Json | undefined, index: number): JsonObject {
  const element: Json | undefined = Array.isArray(list) ? list[index] : undefined;
  return isJsonObject(element) ? element : {};
}

function at(document: HooksDocument, path: string): unknown {
  return document.hooks[Number(path.split(".")[1])];
}

function toDiagnostic(path: string): Diagnostic {
  return diagnostic("dialect.lost", {
    path,
    message: "DevClaw's configuration cannot say this, or says it otherwise.",
  });
}
