import { actionSchema } from "../../hook/action.ts";
import { isFields } from "../../hook/draft.ts";
import { isHookEvent } from "../../hook/event-catalog.ts";
import { operators } from "../../hook/operators.ts";
import { isVapiPrefixes } from "./phone-filter.ts";
import { vapiEvents } from "./wire.ts";
import type { DialectInput } from "../dialect.ts";

type Fields = { readonly [field: string]: unknown };

/** Fields of a hook and of an action that only Hookline writes. */
const ownHookFields = [
  "enabled",
  "description",
  "source",
  "priority",
  "scope",
  "limit",
  "onFailure",
  "platform",
];
const ownActionFields = ["id", "when", "stopOnError", "platform"];

const vapiActions: ReadonlySet<unknown> = new Set(["say", "tool", "message.add"]);
const ownActions: ReadonlySet<unknown> = new Set(
  actionSchema.options
    .map((option) => option.shape.type.value)
    .filter((type) => !vapiActions.has(type)),
);
const ownFilters: ReadonlySet<unknown> = new Set(
  Object.keys(operators).filter((type) => type !== "oneOf"),
);
const vapiNames: ReadonlySet<string> = new Set([
  ...[...vapiEvents.values()].map((event) => event.on),
  "call.ringing",
]);

/**
 * Whether a JSON value has hooks that Vapi could have: a list of hooks, a document of them or a whole assistant, in
 * which nothing is Hookline's own. A name that nobody knows may be a slip in either.
 */
export function detectVapi({ json }: DialectInput): boolean {
  const hooks: unknown = isFields(json) ? json["hooks"] : json;
  if (!Array.isArray(hooks)) return false;
  // Vapi has no version of hooks.
  if (isFields(json) && json["version"] === 1) return false;
  const all = flatten(hooks);
  return all.length === 0 ? isFields(json) : all.every(isVapiHook);
}

/** Groups inside groups, as deep as they are. */
function flatten(hooks: readonly unknown[]): readonly unknown[] {
  const flat: unknown[] = [];
  const open: unknown[] = [...hooks];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const inner = isFields(entry) && entry["on"] === undefined ? entry["hooks"] : undefined;
    if (Array.isArray(inner)) open.push(...inner.slice(0, maxEntries));
    else flat.push(entry);
  }
  return flat;
}

/** A list that long is looked at as far as this: what it is shows at its beginning. */
const maxEntries = 10_000;

function isVapiHook(hook: unknown): boolean {
  if (!isFields(hook) || typeof hook["on"] !== "string") return false;
  const name = hook["on"].replace(/\[.*$/s, "");
  const options = hook["options"];
  return (
    (vapiNames.has(name) || !isHookEvent(name)) &&
    ownHookFields.every((field) => hook[field] === undefined) &&
    !(isFields(options) && options["silencePolicy"] !== undefined) &&
    listOf(hook["filters"]).every(isVapiFilter) &&
    listOf(hook["do"]).every(isVapiAction)
  );
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}

function isVapiFilter(filter: unknown): boolean {
  return isVapiPrefixes(filter) || !isFields(filter) || !ownFilters.has(filter["type"]);
}

function isVapiAction(action: unknown): boolean {
  if (!isFields(action)) return true;
  if (ownActions.has(action["type"])) return false;
  if (ownActionFields.some((field) => action[field] !== undefined)) return false;
  const tool = action["tool"];
  return !isFields(tool) || isVapiTool(tool);
}

function isVapiTool(tool: Fields): boolean {
  if (tool["type"] === "endCall" && tool["reason"] !== undefined) return false;
  return listOf(tool["destinations"]).every(
    (destination) =>
      !isFields(destination) ||
      (destination["type"] !== "queue" && destination["type"] !== "agent"),
  );
}
