import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { isFields, without } from "./draft.ts";

/** Fields that belong to the action, not to the tool it becomes. */
const actionFields = ["id", "when", "stopOnError"];

/**
 * Turns an older form of an action into the tool it means: `transfer` with its `destination`, and `function` directly
 * in `do`. Anything else comes back as it is. Code: `hook.legacy-action`.
 *
 * Source: Vapi OpenAPI before 2025-07-08, and phone number hooks, which still write `transfer`.
 */
export function upgradeAction(
  value: unknown,
  path: string,
): { readonly action: unknown; readonly diagnostics: readonly Diagnostic[] } {
  if (!isFields(value)) return { action: value, diagnostics: [] };
  const tool = toolOf(value);
  if (tool === null) return { action: value, diagnostics: [] };
  const own = Object.entries(value).filter(([field]) => actionFields.includes(field));
  return {
    action: { type: "tool", tool, ...Object.fromEntries(own) },
    diagnostics: [
      diagnostic("hook.legacy-action", {
        path,
        message: `An action of the type "${String(value["type"])}" is an older form; it became a tool.`,
      }),
    ],
  };
}

function toolOf(value: { readonly [field: string]: unknown }) {
  const rest = without(value, ["type", ...actionFields]);
  if (value["type"] === "function") return { type: "function", ...rest };
  if (value["type"] !== "transfer") return null;
  const { destination } = value;
  return {
    type: "transferCall",
    ...(destination === undefined ? {} : { destinations: [destination] }),
    ...without(rest, ["destination"]),
  };
}
