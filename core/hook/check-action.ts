import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { type Action, actionSchema } from "./action.ts";
import { checkFilter } from "./check-filter.ts";
import { suggest } from "./did-you-mean.ts";
import { isFields, without } from "./draft.ts";
import { type Explained, explainIssue } from "./explain-issue.ts";
import type { Tool, TransferCallTool } from "./tool.ts";
import { unknownField, unknownFields } from "./unknown-fields.ts";

type Destination = NonNullable<TransferCallTool["destinations"]>[number];

/**
 * Returns what is wrong with an action and the filters in its `when`. What its templates and its address say is the
 * engine's to judge.
 *
 * Codes: `action.unknown-type`, `action.invalid`, `action.incomplete`, `document.unknown-field`, and those of filters.
 */
export function checkAction(value: unknown, path: string): readonly Diagnostic[] {
  // Filters are looked at by their own rules, so that their findings have their own codes.
  const action = isFields(value) && Array.isArray(value["when"]) ? without(value, ["when"]) : value;
  const parsed = actionSchema.safeParse(action);
  return [
    ...(parsed.success ? checkComplete(parsed.data, path) : []),
    ...(parsed.error?.issues ?? []).map((issue) =>
      actionDiagnostic(explainIssue(issue, action), action, path),
    ),
    ...unknownFields(actionSchema, action).map((field) => unknownField([path, ...field].join("."))),
    ...checkWhen(value, path),
  ];
}

function checkWhen(value: unknown, path: string): readonly Diagnostic[] {
  const when = isFields(value) ? value["when"] : undefined;
  if (!Array.isArray(when)) return [];
  return when.flatMap((filter, index) => checkFilter(filter, `${path}.when.${index}`));
}

function actionDiagnostic(issue: Explained, value: unknown, path: string): Diagnostic {
  const at = [path, ...issue.path].join(".");
  if (issue.path.length === 1 && issue.path[0] === "type" && issue.variants !== null) {
    return unknownType(issue.variants, isFields(value) ? value["type"] : undefined, at);
  }
  const field = issue.path.map(String).join(".");
  const type = isFields(value) ? String(value["type"]) : "";
  const subject = field === "" ? "An action" : `${field} of the ${type} action`;
  return diagnostic("action.invalid", { path: at, message: `${subject} ${issue.message}.` });
}

function unknownType(types: readonly string[], type: unknown, path: string): Diagnostic {
  const named = typeof type === "string" && type !== "";
  return diagnostic("action.unknown-type", {
    path,
    message: named
      ? `There is no action of the type "${type}".`
      : "The action does not say its type.",
    hint: named ? suggest(type, types) : `There is: ${types.join(", ")}.`,
  });
}

/** Vapi takes these actions without their content, so they are no errors; they do nothing. */
function checkComplete(action: Action, path: string): readonly Diagnostic[] {
  if (action.type === "say" && isEmpty(action.exact) && isEmpty(action.prompt)) {
    return [incomplete(path, "The action does not say what is to be said.", "exact or prompt")];
  }
  if (action.type !== "tool") return [];
  if (action.tool !== undefined) return checkTool(action.tool, `${path}.tool`);
  if (action.toolId !== undefined) return [];
  return [incomplete(path, "The action does not say which tool it calls.", "tool or toolId")];
}

/** An empty text is said: it is silence. */
function isEmpty(said: string | readonly unknown[] | undefined): boolean {
  return said === undefined || (typeof said !== "string" && said.length === 0);
}

function checkTool(tool: Tool, path: string): readonly Diagnostic[] {
  switch (tool.type) {
    case "transferCall":
      return (tool.destinations ?? []).flatMap((destination, index) =>
        checkDestination(destination, `${path}.destinations.${index}`),
      );
    case "apiRequest":
      if (tool.url !== "") return [];
      return [incomplete(`${path}.url`, "The request has no address.", "a url")];
    case "function":
      if (tool.server?.url !== "") return [];
      return [incomplete(`${path}.server.url`, "The server has no address.", "a url")];
    default:
      return [];
  }
}

function checkDestination(destination: Destination, path: string): readonly Diagnostic[] {
  if (destination.type === "sip" && destination.sipUri === "") {
    return [incomplete(`${path}.sipUri`, "The transfer leads nowhere.", "a sipUri")];
  }
  if (destination.type === "assistant" && destination.assistantName === "") {
    return [incomplete(`${path}.assistantName`, "The transfer names nobody.", "an assistantName")];
  }
  return [];
}

function incomplete(path: string, message: string, fields: string): Diagnostic {
  return diagnostic("action.incomplete", { path, message, hint: `Give it ${fields}.` });
}
