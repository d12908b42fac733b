"use client";

import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { destinationListSchema } from "#core/contracts/deliveries.ts";
import { inboxSchema, type Inbox, type InboxBehaviour } from "#core/contracts/inbox.ts";
import { useLiveStream } from "../live-stream.ts";
import { readApi, valueOf } from "../read-api.ts";
import type { InboxActions } from "./inbox-actions.ts";

/** What others than Hookline post here is on no feed: it is asked for this often. */
const pollMs = 4_000;

/** One receiver: its messages and how it answers. What Hookline itself sends there shows at once. */
export function useInbox(name: string): UseQueryResult<Inbox, Error> {
  const client = useQueryClient();
  const queryKey = ["inbox", name] as const;
  useLiveStream((messages) => {
    const isTold = messages.some(
      (message) => message.kind === "delivery" && message.row.channel === "inbox",
    );
    if (isTold) void client.invalidateQueries({ queryKey });
  });
  return useQuery({
    queryKey,
    queryFn: () => readApi(`/api/v1/inbox/${encodeURIComponent(name)}`, inboxSchema),
    refetchInterval: pollMs,
  });
}

/** Sets how a receiver answers from now on; the page shows it at once and goes back when it fails. */
export function useSetBehaviour(
  name: string,
  setInboxBehaviour: InboxActions["setInboxBehaviour"],
): UseMutationResult<Inbox, Error, InboxBehaviour> {
  const client = useQueryClient();
  const queryKey = ["inbox", name] as const;
  return useMutation({
    mutationFn: async (behaviour) => valueOf(await setInboxBehaviour(name, behaviour)),
    onMutate: (behaviour) =>
      client.setQueryData<Inbox>(queryKey, (inbox) =>
        inbox === undefined ? undefined : { ...inbox, behaviour },
      ),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

const usualNames: readonly string[] = ["slack", "discord", "n8n", "webhook"];

/** Names of the receivers that deliveries have gone to, and those the templates use. */
export function useInboxNames(current: string): readonly string[] {
  const destinations = useQuery({
    queryKey: ["destinations"],
    queryFn: () => readApi("/api/v1/destinations", destinationListSchema),
  });
  const used = (destinations.data?.destinations ?? []).flatMap(({ urlTemplate }) => {
    const name = /^hookline:\/\/inbox\/([a-z0-9-]+)$/.exec(urlTemplate)?.[1];
    return name === undefined ? [] : [name];
  });
  return [...new Set([...used, ...usualNames, current])].toSorted();
}
