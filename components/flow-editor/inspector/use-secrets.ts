"use client";

import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { secretListSchema } from "#core/contracts/secrets.ts";
import { readApi, valueOf } from "../../read-api.ts";
import { useEditorActions } from "../use-editor.ts";

const secretsKey = ["secrets"] as const;

/** The names of the secrets there are. */
export function useSecretNames(): UseQueryResult<readonly string[], Error> {
  return useQuery({
    queryKey: secretsKey,
    queryFn: fetchSecrets,
    select: toNames,
    staleTime: 30_000,
  });
}

type NewSecret = { readonly name: string; readonly value: string };

export function useSaveSecret(): UseMutationResult<unknown, Error, NewSecret> {
  const { saveSecret } = useEditorActions();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, value }) => valueOf(await saveSecret(name, value)),
    onSuccess: () => client.invalidateQueries({ queryKey: secretsKey }),
  });
}

type SecretList = ReturnType<typeof secretListSchema.parse>;

function fetchSecrets(): Promise<SecretList> {
  return readApi("/api/v1/secrets", secretListSchema);
}

function toNames(list: SecretList): readonly string[] {
  return list.secrets.map((secret) => secret.name);
}
