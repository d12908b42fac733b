"use client";

import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import {
  flowListSchema,
  type FlowSummary,
  type ImportedFlow,
  type ImportInput,
} from "#core/contracts/flows.ts";
import { readApi, valueOf } from "../read-api.ts";
import type { FlowListActions } from "./flow-list-actions.ts";

const flowsKey = ["flows"] as const;
const refreshMs = 15_000;

/** Every flow, in the order of `GET /api/v1/flows`. */
export function useFlows(): UseQueryResult<readonly FlowSummary[], Error> {
  return useQuery({ queryKey: flowsKey, queryFn: fetchFlows, refetchInterval: refreshMs });
}

type Toggle = { readonly flow: FlowSummary; readonly enabled: boolean };

/** Switches a flow on or off; the list shows it at once and goes back when it fails. */
export function useToggleFlow(
  setFlowEnabled: FlowListActions["setFlowEnabled"],
): UseMutationResult<null, Error, Toggle> {
  const client = useQueryClient();
  const show = ({ flow, enabled }: Toggle): void => {
    client.setQueryData<readonly FlowSummary[]>(flowsKey, (flows) =>
      flows?.map((each) => (each.id === flow.id ? { ...each, enabled } : each)),
    );
  };
  return useMutation({
    mutationFn: async ({ flow, enabled }) => valueOf(await setFlowEnabled(flow.id, enabled)),
    onMutate: show,
    onError: (_error, { flow }) => show({ flow, enabled: flow.enabled }),
    onSettled: () => client.invalidateQueries({ queryKey: flowsKey }),
  });
}

export function useDeleteFlow(
  deleteFlow: FlowListActions["deleteFlow"],
): UseMutationResult<null, Error, FlowSummary> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (flow) => valueOf(await deleteFlow(flow.id)),
    onSettled: () => client.invalidateQueries({ queryKey: flowsKey }),
  });
}

/** Imports a document. Fails with a `ProblemError` that carries its diagnostics. */
export function useImport(
  importHooks: FlowListActions["importHooks"],
): UseMutationResult<ImportedFlow, Error, ImportInput> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (request) => valueOf(await importHooks(request)),
    onSuccess: () => client.invalidateQueries({ queryKey: flowsKey }),
  });
}

async function fetchFlows(): Promise<readonly FlowSummary[]> {
  return (await readApi("/api/v1/flows", flowListSchema)).flows;
}
