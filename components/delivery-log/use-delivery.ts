"use client";

import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import {
  deliveryDetailSchema,
  type DeliveryDetail,
  type DeliverySummary,
} from "#core/contracts/deliveries.ts";
import { eventDetailSchema, type EventDetail } from "#core/contracts/events.ts";
import { secretListSchema } from "#core/contracts/secrets.ts";
import { useLiveStream } from "../live-stream.ts";
import { readApi, valueOf } from "../read-api.ts";
import type { LogActions } from "./log-actions.ts";

/** One delivery with its attempts; read again when the live feed tells of a change. */
export function useDelivery(id: string): UseQueryResult<DeliveryDetail, Error> {
  const client = useQueryClient();
  const queryKey = ["delivery", id] as const;
  useLiveStream((messages) => {
    const isChanged = messages.some(
      (message) =>
        message.kind === "reset" || (message.kind === "delivery" && message.row.id === id),
    );
    if (isChanged) void client.invalidateQueries({ queryKey });
  });
  return useQuery({
    queryKey,
    queryFn: () => readApi(`/api/v1/deliveries/${encodeURIComponent(id)}`, deliveryDetailSchema),
  });
}

/** One event with what each hook made of it; read again when one of its deliveries changes. */
export function useEvent(id: string): UseQueryResult<EventDetail, Error> {
  const client = useQueryClient();
  const queryKey = ["event", id] as const;
  useLiveStream((messages) => {
    const isChanged = messages.some((message) => {
      if (message.kind === "reset") return true;
      return message.kind === "delivery" ? message.row.eventId === id : message.row.id === id;
    });
    if (isChanged) void client.invalidateQueries({ queryKey });
  });
  return useQuery({
    queryKey,
    queryFn: () => readApi(`/api/v1/events/${encodeURIComponent(id)}`, eventDetailSchema),
  });
}

/** Names of the secrets there are; none while they are not known. */
export function useSecretNames(): readonly string[] {
  const secrets = useQuery({
    queryKey: ["secrets"],
    queryFn: () => readApi("/api/v1/secrets", secretListSchema),
    staleTime: 30_000,
  });
  return secrets.data?.secrets.map((secret) => secret.name) ?? [];
}

/** Sends a finished delivery again; yields the new one. */
export function useResend(
  resendDelivery: LogActions["resendDelivery"],
): UseMutationResult<DeliverySummary, Error, string> {
  return useMutation({ mutationFn: async (id) => valueOf(await resendDelivery(id)) });
}

type Allowance = { readonly address: string; readonly deliveryId: string };

/** Lets deliveries go to a private address from now on, and sends the one that was refused. */
export function useAllowAndResend(
  actions: LogActions,
): UseMutationResult<DeliverySummary, Error, Allowance> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ address, deliveryId }) => {
      valueOf(await actions.allowAddress(address));
      return valueOf(await actions.resendDelivery(deliveryId));
    },
    onSettled: (_data, _error, { deliveryId }) =>
      client.invalidateQueries({ queryKey: ["delivery", deliveryId] }),
  });
}
