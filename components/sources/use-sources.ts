"use client";

import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { sourceListSchema, type Source } from "#core/contracts/sources.ts";
import { useLiveStream } from "../live-stream.ts";
import { readApi, valueOf } from "../read-api.ts";
import type { SourceActions, SourceInput } from "./source-actions.ts";

const sourcesKey = ["sources"] as const;

/** Every source by name; when one gets an event, its row says so at once. */
export function useSources(): UseQueryResult<readonly Source[], Error> {
  const client = useQueryClient();
  useLiveStream((messages) => {
    const latest = new Map<string, string>();
    for (const message of messages) {
      if (message.kind === "event" && !message.row.test) {
        latest.set(message.row.source, message.row.receivedAt);
      }
    }
    if (messages.some((message) => message.kind === "reset")) {
      void client.invalidateQueries({ queryKey: sourcesKey });
    }
    if (latest.size === 0) return;
    client.setQueryData<readonly Source[]>(sourcesKey, (sources) =>
      sources?.map((source) => withLatest(source, latest.get(source.name))),
    );
  });
  return useQuery({ queryKey: sourcesKey, queryFn: loadSources });
}

async function loadSources(): Promise<readonly Source[]> {
  return (await readApi("/api/v1/sources", sourceListSchema)).sources;
}

/** A message may tell of an older event than the one known. */
function withLatest(source: Source, receivedAt: string | undefined): Source {
  const isLater = receivedAt !== undefined && receivedAt > (source.lastEventAt ?? "");
  return isLater ? { ...source, lastEventAt: receivedAt } : source;
}

export type SourceChange = { readonly id: string | null; readonly source: SourceInput };

/** Makes a source, or changes the one of the id. */
export function useWriteSource(
  actions: SourceActions,
): UseMutationResult<Source, Error, SourceChange> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, source }) =>
      valueOf(
        id === null ? await actions.createSource(source) : await actions.updateSource(id, source),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: sourcesKey }),
  });
}

export function useDeleteSource(
  deleteSource: SourceActions["deleteSource"],
): UseMutationResult<null, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id) => valueOf(await deleteSource(id)),
    onSettled: () => client.invalidateQueries({ queryKey: sourcesKey }),
  });
}
