"use server";

import { idArgument } from "#core/contracts/argument.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import type { FlowId } from "#core/ids.ts";
import { sampleCalls } from "#core/samples/sample-calls.ts";
import { NotFoundError } from "#server/errors.ts";
import { runTestCall as run, type TestCallRun } from "#server/event/run-test-call.ts";
import { getFlow } from "#server/flow/get-flow.ts";
import { handleAction } from "#server/http/handle.ts";
import { parseInput } from "#server/http/read-json.ts";
import { getRuntime } from "#server/runtime.ts";

/** Plays a built-in sample call through the stored draft for real, marked as a test. */
export async function runTestCall(
  id: FlowId,
  sampleId: string,
): Promise<ActionAnswer<TestCallRun>> {
  return await handleAction(async (context) => {
    const flowId = parseInput(idArgument, id);
    const wanted = parseInput(idArgument, sampleId);
    const sample = sampleCalls.find((entry) => entry.id === wanted);
    if (sample === undefined) throw new NotFoundError(`There is no sample call ${sampleId}.`);
    const { flow } = await getFlow(context, { flowId });
    return await run(getRuntime(), { flowId, flow, sample: sample.call });
  });
}
