import type { FlowDetail, UpdateFlow } from "#core/contracts/flows.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import type { FlowId } from "#core/ids.ts";

/** The changes the editor can make; the page hands them over as server actions. */
export type EditorActions = {
  readonly updateFlow: (id: FlowId, change: UpdateFlow) => Promise<ActionAnswer<FlowDetail>>;
  readonly publishFlow: (id: FlowId) => Promise<ActionAnswer<FlowDetail>>;
  readonly runTestCall: (
    id: FlowId,
    sampleId: string,
  ) => Promise<ActionAnswer<{ readonly callId: string }>>;
  readonly saveSecret: (name: string, value: string) => Promise<ActionAnswer<unknown>>;
};
