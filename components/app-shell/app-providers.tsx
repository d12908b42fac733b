"use client";

import { MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { QueryProvider } from "#components/query-provider.tsx";
import { cssVariablesResolver, theme } from "./theme.ts";

export type AppProvidersProps = { readonly children: ReactNode };

/** Everything a page may rely on: theme, queries, dialogs, notifications. */
export function AppProviders({ children }: AppProvidersProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
    >
      <QueryProvider>
        <ModalsProvider>
          <Notifications position="bottom-right" autoClose={6000} limit={3} />
          {children}
        </ModalsProvider>
      </QueryProvider>
    </MantineProvider>
  );
}
