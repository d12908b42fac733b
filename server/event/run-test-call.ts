import { randomUUID } from "node:crypto";
import { assert } from "#core/assert.ts";
import { prepareProgram } from "#core/engine/program.ts";
import type { Flow } from "#core/flow/flow.ts";
import { defaultWorkspaceId } from "#core/ids.ts";
import { checkFlow } from "#core/lint/check-flow.ts";
import type { SampleCall } from "#core/simulator/sample-call.ts";
import { trustJson } from "#core/json.ts";
import type { Runtime } from "../runtime.ts";
import { ingestEvent } from "./ingest-event.ts";

export type TestCallInput = {
  readonly flowId: string;
  /** The draft as it stands on the canvas. */
  readonly flow: Flow;
  readonly sample: SampleCall;
};

export type TestCallRun = {
  /** The fresh call id its events are stored under. */
  readonly callId: string;
  readonly events: number;
  readonly deliveries: number;
};

/**
 * Plays a sample call through the real runtime as a test run: events, verdicts and deliveries are stored with a badge
 * and deliveries are sent for real, but only the hooks of this flow's draft run. Its events follow each other at once,
 * with the times of the sample.
 */
export async function runTestCall(runtime: Runtime, input: TestCallInput): Promise<TestCallRun> {
  const source = await runtime.sources.find(defaultWorkspaceId, "default");
  assert(source !== null, "the source named default is made by the first migration");
  const { document } = checkFlow(input.flow);
  const program = prepareProgram([
    { flowId: input.flowId, version: 0, runsOn: input.flow.runsOn, document, switches: {} },
  ]);
  const callId = `test-${randomUUID()}`;
  let deliveries = 0;
  for (const entry of input.sample.events.toSorted((a, b) => a.atMs - b.atMs)) {
    const body = trustJson(entry.event);
    const { answer } = await ingestEvent(runtime, {
      source: { ...source, adapter: input.sample.adapter },
      body,
      rawBody: Buffer.from(JSON.stringify(body)),
      // Each run is new: the sample's own ids must not make it a repeat of an earlier run.
      headerId: { text: randomUUID(), isTrusted: true },
      test: { program, callId },
    });
    deliveries += answer.deliveries;
  }
  return { callId, events: input.sample.events.length, deliveries };
}
