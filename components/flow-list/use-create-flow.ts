"use client";

import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { FlowInput } from "#core/flow/flow.ts";
import type { FlowListActions } from "./flow-list-actions.ts";
import { valueOf } from "../read-api.ts";

export type FlowCreation = {
  /** What is being created: `empty`, or the id of a template. */
  readonly pending: string | null;
  readonly createEmpty: () => void;
  readonly createFrom: (templateId: string, flow: FlowInput) => void;
};

const emptyFlow: FlowInput = { name: "New flow", nodes: [], edges: [] };

type Creation = { readonly from: string; readonly flow: FlowInput };

/** Creates a flow and opens it in the editor. */
export function useCreateFlow(createFlow: FlowListActions["createFlow"]): FlowCreation {
  const router = useRouter();
  const mutation = useMutation({
    mutationFn: async ({ flow }: Creation) => valueOf(await createFlow(flow)),
    onSuccess: ({ id }) => router.push(`/flows/${id}`),
    onError: (error) =>
      notifications.show({
        color: "red",
        title: "The flow could not be created",
        message: error.message,
      }),
  });
  return {
    pending: mutation.isPending ? mutation.variables.from : null,
    createEmpty: () => mutation.mutate({ from: "empty", flow: emptyFlow }),
    createFrom: (from, flow) => mutation.mutate({ from, flow }),
  };
}
