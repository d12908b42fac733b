import { migrateFlow } from "#core/flow/migrate-flow.ts";
import { checkFlow } from "#core/lint/check-flow.ts";
import { runFlowTests } from "#core/simulator/run-flow-tests.ts";
import type { Io } from "./io.ts";
import { parseJsonFile } from "./parse-json-file.ts";
import { report } from "./report.ts";

/**
 * `hookline test FLOW`: runs the tests saved in a flow and prints one JSON object a line for each: `{ test, passed,
 * failures: [{ path, message, expected?, actual? }] }`. Exit status: 0, or 1 when a test fails or the flow has errors.
 */
export async function testCommand(file: string, io: Io): Promise<number> {
  const flow = migrateFlow(parseJsonFile(await io.readText(file), file));
  if (!flow.ok) return report(flow.error, io);
  const status = report(checkFlow(flow.value).diagnostics, io);
  const results = runFlowTests(flow.value);
  for (const result of results) io.out(`${JSON.stringify(result)}\n`);
  return results.every((result) => result.passed) ? status : 1;
}
