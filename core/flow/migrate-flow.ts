import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { isFields } from "../hook/draft.ts";
import { explainIssue } from "../hook/explain-issue.ts";
import { checkJsonLimits } from "../hook/json-limits.ts";
import { err, ok, type Result } from "../result.ts";
import { type Flow, flowSchema } from "./flow.ts";

type Fields = { readonly [field: string]: unknown };

/** The version `flowSchema` describes. */
export const flowVersion = 1;

/**
 * How a flow of one version becomes one of the next, by the version it comes from. Each step has a fixture of before
 * and after (`fixtures/migrations/<version>/`).
 */
export const flowMigrations: ReadonlyMap<number, (flow: Fields) => Fields> = new Map();

/**
 * Reads a flow document of any version that ever was and brings it to the present one. Unknown fields are kept, what
 * has a default may be left out. Never throws.
 *
 * Codes: `document.invalid`, `document.version`, `event.invalid-option`.
 */
export function migrateFlow(input: unknown): Result<Flow, readonly Diagnostic[]> {
  const unusable = checkJsonLimits(input);
  if (unusable !== null) return err([unusable]);
  if (!isFields(input)) {
    return err([diagnostic("document.invalid", { path: "", message: "A flow is an object." })]);
  }
  if (Array.isArray(input["hooks"]) && input["nodes"] === undefined) {
    const message = "This is a hooks document, not a flow.";
    const hint = "Decompile it to get a flow.";
    return err([diagnostic("document.invalid", { path: "nodes", message, hint })]);
  }
  const { version = flowVersion } = input;
  if (typeof version !== "number" || !Number.isSafeInteger(version) || version < 1) {
    return err([
      diagnostic("document.invalid", {
        path: "version",
        message: "version must be a number from 1.",
      }),
    ]);
  }
  if (version > flowVersion) return err([tooNew(version)]);
  return parseFlow(bringUp(input, version));
}

function bringUp(flow: Fields, version: number): Fields {
  const migrate = flowMigrations.get(version);
  return migrate === undefined ? flow : bringUp(migrate(flow), version + 1);
}

function tooNew(version: number): Diagnostic {
  return diagnostic("document.version", {
    path: "version",
    message: `The flow has version ${version}; this Hookline reads up to ${flowVersion}.`,
    hint: "Update Hookline.",
  });
}

function parseFlow(flow: Fields): Result<Flow, readonly Diagnostic[]> {
  const parsed = flowSchema.safeParse(flow);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map((issue) => toDiagnostic(flow, explainIssue(issue, flow))));
}

function toDiagnostic(flow: Fields, issue: ReturnType<typeof explainIssue>): Diagnostic {
  const path = issue.path.map(String);
  const nodeId = nodeAt(flow, path);
  const isOption = path[0] === "nodes" && path[3] === "options";
  return diagnostic(isOption ? "event.invalid-option" : "document.invalid", {
    path: path.join("."),
    ...(nodeId === null ? {} : { nodeId }),
    message: `${path.join(".")} ${issue.message}.`,
  });
}

function nodeAt(flow: Fields, [list, index]: readonly string[]): string | null {
  if (list !== "nodes" || !Array.isArray(flow["nodes"])) return null;
  const node: unknown = flow["nodes"][Number(index)];
  return isFields(node) && typeof node["id"] === "string" ? node["id"] : null;
}
