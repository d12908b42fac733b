"use client";

import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { z } from "zod";
import { secretListSchema } from "#core/contracts/secrets.ts";
import { readApi, valueOf } from "../read-api.ts";
import type { SecretActions } from "./secret-actions.ts";

const secretsKey = ["secrets"] as const;

type SecretList = z.infer<typeof secretListSchema>;

/** Every secret by name, with the flows that use it. Values never come here. */
export function useSecrets(): UseQueryResult<SecretList, Error> {
  return useQuery({
    queryKey: secretsKey,
    queryFn: () => readApi("/api/v1/secrets", secretListSchema),
  });
}

type NewSecret = { readonly name: string; readonly value: string };

export function useSaveSecret(
  saveSecret: SecretActions["saveSecret"],
): UseMutationResult<null, Error, NewSecret> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, value }) => valueOf(await saveSecret(name, value)),
    onSuccess: () => client.invalidateQueries({ queryKey: secretsKey }),
  });
}

export function useDeleteSecret(
  deleteSecret: SecretActions["deleteSecret"],
): UseMutationResult<null, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name) => valueOf(await deleteSecret(name)),
    onSettled: () => client.invalidateQueries({ queryKey: secretsKey }),
  });
}
