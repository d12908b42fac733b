import { diagnostic } from "../../diagnostic.ts";
import type { BlockAction, ModifyAction } from "../../hook/action.ts";
import { decidedPaths } from "../../hook/event-entry.ts";
import { type Json, isJsonObject, type JsonObject } from "../../json.ts";
import { fillTemplate } from "../render-template.ts";
import type { ReadAction } from "../resolved-action.ts";
import { evaluateJson, objectOf, parseJsonTemplate, parseJsonText } from "../template-json.ts";
import { TemplateRefusedError } from "../template-problem.ts";
import { findings, readSpokenText, withoutSecrets } from "./read-text.ts";

/** Stops what the platform is about to do. */
export function readBlock(action: BlockAction, path: string): ReadAction {
  const text = readSpokenText(action.reason ?? "", `${path}.reason`);
  const { template } = text;
  return {
    ...findings(text),
    resolve(scope) {
      const reason = template === null ? "" : fillTemplate(template, scope).text;
      return {
        kind: "decision",
        block: true,
        reason: reason === "" ? null : reason,
        set: {},
        ifAbsent: false,
      };
    },
  };
}

/**
 * Changes what the platform is about to do. Values are JSON with templates; the message is always a text.
 * Errors: `action.invalid` for a path that no event lets be changed.
 */
export function readModify(action: ModifyAction, path: string): ReadAction {
  const entries = Object.entries(action.set);
  const json = withoutSecrets(
    objectOf(
      entries.map(([key, value]) => [key, readValue(key, value, `${path}.set.${key}`)] as const),
    ),
    `${path}.set`,
  );
  const refused = entries
    .filter(([key]) => !canBeChanged(key))
    .map(([key]) =>
      diagnostic("action.invalid", {
        path: `${path}.set.${key}`,
        message: `${key} cannot be changed.`,
        hint: "tool.args, tool.args.<name> and message can.",
      }),
    );
  const read = findings(json);
  return {
    ...read,
    diagnostics: [...read.diagnostics, ...refused],
    resolve: (scope) => ({
      kind: "decision",
      block: false,
      reason: null,
      set: checkValues(evaluateJson(json, scope)),
      ifAbsent: action.ifAbsent ?? false,
    }),
  };
}

function readValue(key: string, value: Json, path: string) {
  return key === "message" && typeof value === "string"
    ? parseJsonText(value, path)
    : parseJsonTemplate(value, path);
}

function canBeChanged(path: string): boolean {
  return path === "message" || path === "tool.args" || /^tool\.args(\.[^.]+)+$/.test(path);
}

/** As in DevClaw, no value (`null`, for the message also an empty text) leaves what is there as it is. */
function checkValues(set: Json): JsonObject {
  const values = Object.entries(isJsonObject(set) ? set : {});
  for (const [path, value] of values) {
    if (path === "tool.args" && value !== null && !isJsonObject(value)) {
      throw refuse("tool.args must be an object: the arguments by their names.");
    }
    if (path === "message" && value !== null && typeof value !== "string") {
      throw refuse("message must be a text.");
    }
  }
  return Object.fromEntries(values.filter(([path, value]) => !isNothing(path, value)));
}

function isNothing(path: string, value: Json): boolean {
  const isWhole = decidedPaths.some((whole) => whole === path);
  return isWhole && (value === null || value === "");
}

function refuse(message: string): TemplateRefusedError {
  return new TemplateRefusedError("action.invalid", message);
}
