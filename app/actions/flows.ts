"use server";

import { idArgument, switchArgument } from "#core/contracts/argument.ts";
import {
  createFlowSchema,
  type FlowDetail,
  importSchema,
  type ImportedFlow,
  type ImportInput,
  type UpdateFlow,
  updateFlowSchema,
} from "#core/contracts/flows.ts";
import type { ActionAnswer } from "#core/contracts/problem.ts";
import type { FlowInput } from "#core/flow/flow.ts";
import type { FlowId } from "#core/ids.ts";
import { createFlow as create } from "#server/flow/create-flow.ts";
import { deleteFlow as remove } from "#server/flow/delete-flow.ts";
import { getFlow } from "#server/flow/get-flow.ts";
import { importHooks as importDocument } from "#server/flow/import-hooks.ts";
import { publishFlow as publish } from "#server/flow/publish-flow.ts";
import { setFlowEnabled as setEnabled } from "#server/flow/set-flow-enabled.ts";
import { updateFlow as update } from "#server/flow/update-flow.ts";
import { handleAction } from "#server/http/handle.ts";
import { parseInput } from "#server/http/read-json.ts";

export async function createFlow(flow: FlowInput): Promise<ActionAnswer<FlowDetail>> {
  return await handleAction((context) => create(context, parseInput(createFlowSchema, { flow })));
}

export async function updateFlow(
  id: FlowId,
  change: UpdateFlow,
): Promise<ActionAnswer<FlowDetail>> {
  return await handleAction((context) => {
    const flowId = parseInput(idArgument, id);
    return update(context, { ...parseInput(updateFlowSchema, change), flowId });
  });
}

export async function deleteFlow(id: FlowId): Promise<ActionAnswer<null>> {
  return await handleAction(async (context) => {
    await remove(context, { flowId: parseInput(idArgument, id) });
    return null;
  });
}

export async function publishFlow(id: FlowId): Promise<ActionAnswer<FlowDetail>> {
  return await handleAction(async (context) => {
    const flowId = parseInput(idArgument, id);
    await publish(context, { flowId });
    return await getFlow(context, { flowId });
  });
}

export async function setFlowEnabled(id: FlowId, enabled: boolean): Promise<ActionAnswer<null>> {
  return await handleAction(async (context) => {
    const flowId = parseInput(idArgument, id);
    await setEnabled(context, { flowId, enabled: parseInput(switchArgument, enabled) });
    return null;
  });
}

export async function importHooks(request: ImportInput): Promise<ActionAnswer<ImportedFlow>> {
  return await handleAction((context) =>
    importDocument(context, parseInput(importSchema, request)),
  );
}
