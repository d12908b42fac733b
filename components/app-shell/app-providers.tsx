"use client";

import { MantineProvider } from "@mantine/core";
import { ModalsProvider } from "@mantine/modals";
import { Notifications } from "@mantine/notifications";
import type { ReactNode } from "react";
import { cssVariablesResolver, theme } from "./theme.ts";

export type AppProvidersProps = { readonly children: ReactNode };

/** Everything a page may rely on: theme, dialogs, notifications. */
export function AppProviders({ children }: AppProvidersProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
    >
      <ModalsProvider>
        <Notifications position="bottom-right" autoClose={6000} limit={3} />
        {children}
      </ModalsProvider>
    </MantineProvider>
  );
}
