import { type Diagnostic, hasErrors } from "#core/diagnostic.ts";
import { migrateFlow } from "#core/flow/migrate-flow.ts";
import { checkActions } from "#core/engine/program.ts";
import type { HooksDocument, RunsOn } from "#core/hook/hook.ts";
import { normaliseDocument } from "#core/hook/normalise-document.ts";
import { parseHooksDocument } from "#core/hook/parse-hooks-document.ts";
import { isJsonObject, type Json } from "#core/json.ts";
import { checkFlow } from "#core/lint/check-flow.ts";
import { presentStep } from "#core/simulator/present-step.ts";
import { readSampleCall } from "#core/simulator/read-sample-call.ts";
import { simulate } from "#core/simulator/simulate.ts";
import { CallError, type Io } from "./io.ts";
import { parseJsonFile } from "./parse-json-file.ts";

/**
 * `hookline simulate HOOKS_OR_FLOW --call CALL`: one JSON object a line for each event of the call, of a document
 * with errors as far as it goes. The same input gives the same bytes. Exit status: 0, or 1 when the document or the
 * call has errors.
 */
export async function simulateCommand(
  file: string,
  options: { readonly call: string },
  io: Io,
): Promise<number> {
  if (file === "-" && options.call === "-") {
    throw new CallError("only one of the two files can be standard input");
  }
  const input = parseJsonFile(await io.readText(file), file);
  const call = parseJsonFile(await io.readText(options.call), options.call);
  const read = readDocument(input);
  const sample = readSampleCall(call);
  const diagnostics = [...read.diagnostics, ...(sample.ok ? [] : sample.error)];
  for (const found of diagnostics) io.err(JSON.stringify(found));
  if (read.document === null || !sample.ok) return 1;
  for (const step of simulate(read.document, sample.value, read.runsOn)) {
    io.out(`${JSON.stringify(presentStep(step))}\n`);
  }
  return hasErrors(diagnostics) ? 1 : 0;
}

type ReadDocument = {
  readonly document: HooksDocument | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Of a flow; hooks alone do not say it. */
  readonly runsOn?: RunsOn;
};

/** A flow has nodes; everything else is read as hooks. Templates and addresses are looked at in both. */
function readDocument(input: Json): ReadDocument {
  if (isJsonObject(input) && Array.isArray(input["nodes"])) {
    const flow = migrateFlow(input);
    return flow.ok
      ? { ...checkFlow(flow.value), runsOn: flow.value.runsOn }
      : { document: null, diagnostics: flow.error };
  }
  const parsed = parseHooksDocument(input);
  if (parsed.document === null) return parsed;
  const document = normaliseDocument(parsed.document);
  return { document, diagnostics: [...parsed.diagnostics, ...checkActions(document)] };
}
