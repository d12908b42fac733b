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
  allowedAddressListSchema,
  destinationListSchema,
  type DestinationView,
} from "#core/contracts/deliveries.ts";
import {
  type AlertDestinationList,
  alertDestinationListSchema,
} from "#core/contracts/alert-destinations.ts";
import type { AlertDestination } from "#core/delivery/alert-destination.ts";
import { readApi, valueOf } from "../read-api.ts";
import type { SettingsActions } from "./settings-actions.ts";

const destinationsKey = ["destinations"] as const;
const addressesKey = ["allowed-addresses"] as const;

type Destinations = z.infer<typeof destinationListSchema>;
type Addresses = z.infer<typeof allowedAddressListSchema>;

export function useDestinations(): UseQueryResult<Destinations, Error> {
  return useQuery({
    queryKey: destinationsKey,
    queryFn: () => readApi("/api/v1/destinations", destinationListSchema),
  });
}

export function useAllowedAddresses(): UseQueryResult<Addresses, Error> {
  return useQuery({
    queryKey: addressesKey,
    queryFn: () => readApi("/api/v1/allowed-addresses", allowedAddressListSchema),
  });
}

const alertsKey = ["alert-destinations"] as const;

export function useAlertDestinations(): UseQueryResult<AlertDestinationList, Error> {
  return useQuery({
    queryKey: alertsKey,
    queryFn: () => readApi("/api/v1/alert-destinations", alertDestinationListSchema),
  });
}

/** Replaces who is told of alerts. */
export function useChangeAlerts(
  setAlertDestinations: SettingsActions["setAlertDestinations"],
): UseMutationResult<AlertDestinationList, Error, readonly AlertDestination[]> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (list) =>
      valueOf(await setAlertDestinations({ alertDestinations: [...list] })),
    onSuccess: (stored) => client.setQueryData(alertsKey, stored),
  });
}

type Switching = { readonly id: string; readonly status: DestinationView["status"] };

export function useSwitchDestination(
  setDestinationStatus: SettingsActions["setDestinationStatus"],
): UseMutationResult<DestinationView, Error, Switching> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, status }) => valueOf(await setDestinationStatus(id, status)),
    onSettled: () => client.invalidateQueries({ queryKey: destinationsKey }),
  });
}

type AddressChange = { readonly address: string; readonly isAllowed: boolean };

/** Allows an address or takes the allowance back. */
export function useChangeAddress(
  actions: Pick<SettingsActions, "allowAddress" | "disallowAddress">,
): UseMutationResult<null, Error, AddressChange> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ address, isAllowed }) =>
      valueOf(
        isAllowed ? await actions.allowAddress(address) : await actions.disallowAddress(address),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: addressesKey }),
  });
}
