"use client";

import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { z } from "zod";
import {
  flowListSchema,
  importedSchema,
  type FlowSummary,
  type ImportRequest,
} from "#core/contracts/flows.ts";
import { problemSchema, type ActionAnswer, type Problem } from "#core/contracts/problem.ts";
import type { FlowListActions } from "./flow-list-actions.ts";

const flowsKey = ["flows"] as const;
const refreshMs = 15_000;

/** Every flow, newest change first, as `GET /api/v1/flows` gives them. */
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

type Imported = z.infer<typeof importedSchema>;

/** Posts a document to `/api/v1/imports`. Fails with a `ProblemError` that carries its diagnostics. */
export function useImport(): UseMutationResult<Imported, Error, ImportRequest> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: postImport,
    onSuccess: () => client.invalidateQueries({ queryKey: flowsKey }),
  });
}

/** A problem the server answered with, on its way through TanStack Query. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** The value of an action's answer; throws its problem as a `ProblemError`. */
export function valueOf<T>(answer: ActionAnswer<T>): T {
  if (!answer.ok) throw new ProblemError(answer.problem);
  return answer.value;
}

async function fetchFlows(): Promise<readonly FlowSummary[]> {
  const response = await fetch("/api/v1/flows");
  return flowListSchema.parse(await readBody(response)).flows;
}

async function postImport(request: ImportRequest): Promise<Imported> {
  const response = await fetch("/api/v1/imports", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  return importedSchema.parse(await readBody(response));
}

async function readBody(response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.ok) return JSON.parse(text);
  const problem = problemSchema.safeParse(parseJson(text));
  if (problem.success) throw new ProblemError(problem.data);
  throw new Error(`Hookline answered ${response.status}.`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's error page is not JSON; the caller then reports the status alone.
    return null;
  }
}
