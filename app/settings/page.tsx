import type { Metadata } from "next";
import { SettingsView } from "#components/settings/settings-view.tsx";
import { setAlertDestinations } from "../actions/alert-destinations.ts";
import { allowAddress, disallowAddress, setDestinationStatus } from "../actions/destinations.ts";

export const metadata: Metadata = { title: "Settings" };

const actions = { setDestinationStatus, setAlertDestinations, allowAddress, disallowAddress };

export default function SettingsPage() {
  return <SettingsView actions={actions} />;
}
