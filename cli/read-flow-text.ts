import type { Diagnostic } from "#core/diagnostic.ts";
import type { Flow } from "#core/flow/flow.ts";
import { migrateFlow } from "#core/flow/migrate-flow.ts";
import { isJsonObject } from "#core/json.ts";
import type { Result } from "#core/result.ts";

/** Reads a text as a flow; `null` when it is something else: only a flow has nodes. */
export function readFlowText(text: string): Result<Flow, readonly Diagnostic[]> | null {
  try {
    const json: unknown = JSON.parse(text);
    return isJsonObject(json) && Array.isArray(json["nodes"]) ? migrateFlow(json) : null;
  } catch {
    // Not JSON, so no flow.
    return null;
  }
}
