"use client";

import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { flowListSchema } from "#core/contracts/flows.ts";
import { readApi } from "../read-api.ts";

export type FlowName = { readonly value: string; readonly label: string };

/** The flows there are, by name, for a menu. */
export function useFlowNames(): UseQueryResult<FlowName[], Error> {
  return useQuery({ queryKey: ["log", "flow-names"], queryFn: loadNames, staleTime: 30_000 });
}

async function loadNames(): Promise<FlowName[]> {
  const { flows } = await readApi("/api/v1/flows", flowListSchema);
  return flows
    .map((flow) => ({ value: flow.id, label: flow.name }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
}
