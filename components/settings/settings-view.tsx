"use client";

import { PageHeader } from "../ui/page-header.tsx";
import { Page } from "../ui/page.tsx";
import { AlertDestinations } from "./alert-destinations.tsx";
import { AllowedAddresses } from "./allowed-addresses.tsx";
import { DestinationList } from "./destination-list.tsx";
import type { SettingsActions } from "./settings-actions.ts";

export type SettingsViewProps = { readonly actions: SettingsActions };

/** Where deliveries go, who is told of alerts, and which private addresses they may go to. */
export function SettingsView({ actions }: SettingsViewProps) {
  return (
    <Page>
      <PageHeader
        title="Settings"
        line="Where flows send to, who is told of alerts, and what may be reached."
      />
      <DestinationList setDestinationStatus={actions.setDestinationStatus} />
      <AlertDestinations setAlertDestinations={actions.setAlertDestinations} />
      <AllowedAddresses actions={actions} />
    </Page>
  );
}
