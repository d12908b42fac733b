import { type Diagnostic, diagnostic, hasErrors } from "../diagnostic.ts";
import type { DialectExport } from "../dialects/dialect.ts";
import { findDialect, type HooksForm } from "../dialects/dialects.ts";
import type { CompiledFlow } from "../compiler/compile-flow.ts";
import { findNode } from "../compiler/map-nodes.ts";
import type { Flow } from "../flow/flow.ts";
import type { HooksDocument } from "../hook/hook.ts";
import { parseHooksDocument } from "../hook/parse-hooks-document.ts";
import { printDocument } from "../hook/print-document.ts";
import { checkFlow } from "../lint/check-flow.ts";

/**
 * Writes the hooks of a flow in a platform's own form. A flow with errors gives no file, and its errors. What the
 * platform cannot say names the step it stands on. Never throws.
 */
export function writeFlow(flow: Flow, to: HooksForm): DialectExport {
  const compiled = checkFlow(flow);
  const errors = compiled.diagnostics.filter((found) => found.severity === "error");
  if (errors.length > 0) return { files: [], diagnostics: errors };
  const { files, diagnostics } = writeHooks(compiled.document, to);
  return { files, diagnostics: diagnostics.map((found) => withNode(found, compiled)) };
}

/** Writes any JSON value that is a hooks document in a platform's own form; one with errors gives no file. */
export function writeDocument(given: unknown, to: HooksForm): DialectExport {
  const { document, diagnostics } = parseHooksDocument(given);
  if (document === null) {
    return { files: [], diagnostics: diagnostics.filter((found) => found.severity === "error") };
  }
  return writeHooks(document, to);
}

function writeHooks(document: HooksDocument, to: HooksForm): DialectExport {
  if (to === "hookline") return { files: [ownFile(document)], diagnostics: [] };
  const dialect = findDialect(to);
  if (dialect === null) return { files: [], diagnostics: [unwritten(to)] };
  const written = dialect.exportHooks(document);
  return hasErrors(written.diagnostics) ? { ...written, files: [] } : written;
}

function ownFile(document: HooksDocument): DialectExport["files"][number] {
  return {
    name: "hooks.json",
    language: "json",
    text: printDocument(document),
    purpose: "Hookline's own hooks document: it says everything, and imports again unchanged.",
  };
}

function withNode(found: Diagnostic, { nodeOf }: CompiledFlow): Diagnostic {
  const nodeId = found.nodeId ?? findNode(nodeOf, found.path);
  return nodeId === null ? found : { ...found, nodeId };
}

function unwritten(to: string): Diagnostic {
  return diagnostic("dialect.unread", {
    path: "",
    message: `Hookline does not write hooks for ${to}.`,
  });
}
