import type { ImportedFlow, ImportInput } from "#core/contracts/flows.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import type { FlowInput } from "#core/flow/flow.ts";
import type { FlowId } from "#core/ids.ts";

/** The changes the list can make; the page hands them over as server actions. */
export type FlowListActions = {
  readonly createFlow: (flow: FlowInput) => Promise<ActionAnswer<{ readonly id: FlowId }>>;
  readonly deleteFlow: (id: FlowId) => Promise<ActionAnswer<null>>;
  readonly setFlowEnabled: (id: FlowId, enabled: boolean) => Promise<ActionAnswer<null>>;
  readonly importHooks: (request: ImportInput) => Promise<ActionAnswer<ImportedFlow>>;
};
