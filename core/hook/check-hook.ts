import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { checkAction } from "./check-action.ts";
import { checkEvents } from "./check-event.ts";
import { checkFilter } from "./check-filter.ts";
import { type RawHook, without } from "./draft.ts";
import { explainIssue } from "./explain-issue.ts";
import { hookSchema } from "./hook.ts";
import { unknownField, unknownFields } from "./unknown-fields.ts";

const parts = ["on", "options", "filters", "do"];
/** The fields of a hook beside its event, its filters and its actions. */
const settingsSchema = hookSchema.omit({ on: true, options: true, filters: true, do: true });

/**
 * Returns everything that is wrong with a hook; without an error among it, the hook fits `hookSchema`.
 *
 * `path` is where the hook stands (`hooks.0`). Codes: `hook.no-actions`, `document.invalid`,
 * `document.unknown-field`, and those of events, filters and actions.
 */
export function checkHook(hook: RawHook, path: string): readonly Diagnostic[] {
  return [
    ...checkEvents(hook, path),
    ...(hook.filters ?? []).flatMap((filter, index) =>
      checkFilter(filter, `${path}.filters.${index}`),
    ),
    ...hook.do.flatMap((action, index) => checkAction(action, `${path}.do.${index}`)),
    ...(hook.do.length === 0 ? [noActions(path)] : []),
    ...checkSettings(hook, path),
  ];
}

function noActions(path: string): Diagnostic {
  return diagnostic("hook.no-actions", {
    path: `${path}.do`,
    message: "The hook does nothing.",
    hint: "Add an action, or delete the hook.",
  });
}

function checkSettings(hook: RawHook, path: string): readonly Diagnostic[] {
  const settings = without(hook, parts);
  const parsed = settingsSchema.safeParse(settings);
  return [
    ...(parsed.error?.issues ?? []).map((issue) => {
      const explained = explainIssue(issue, settings);
      return diagnostic("document.invalid", {
        path: [path, ...explained.path].join("."),
        message: `${explained.path.map(String).join(".")} ${explained.message}.`,
      });
    }),
    ...unknownFields(settingsSchema, settings).map((field) =>
      unknownField([path, ...field].join(".")),
    ),
  ];
}
