import {
  IconApi,
  IconBell,
  IconBrandDiscord,
  IconBrandSlack,
  IconBrandZapier,
  IconMail,
  IconMessage2Plus,
  IconMicrophone,
  IconSearch,
  IconSettingsBolt,
  IconSitemap,
  IconWebhook,
  type TablerIcon,
} from "@tabler/icons-react";
import { describeAction } from "#core/hook/describe.ts";

const icons: ReadonlyMap<string, TablerIcon> = new Map([
  ["slack", IconBrandSlack],
  ["discord", IconBrandDiscord],
  ["n8n", IconSitemap],
  ["zapier", IconBrandZapier],
  ["webhook", IconWebhook],
  ["email", IconMail],
  ["notify", IconBell],
  ["lookup", IconSearch],
  ["say", IconMicrophone],
  ["message.add", IconMessage2Plus],
  ["tool", IconApi],
]);

/** The service an action goes to, or what it does in the call. */
export function actionWords(type: string): { readonly title: string; readonly icon: TablerIcon } {
  return { title: describeAction({ type }).title, icon: icons.get(type) ?? IconSettingsBolt };
}

const channelLines: ReadonlyMap<string, string> = new Map([
  ["control", "in the call"],
  ["action-url", "in the call, through the source’s action address"],
  ["stream", "in the call, over the action stream"],
  ["answer", "in the call, with the answer to the event"],
]);

type Sent = {
  readonly channel: string;
  readonly actionType: string;
  readonly destination: string;
};

/** Where a delivery goes, for people: a host, the Inbox, or the call itself. */
export function destinationWords({ channel, actionType, destination }: Sent): string {
  if (channel === "inbox") return destination.replace(/^inbox\//, "Inbox · ");
  const inCall = channelLines.get(channel);
  if (inCall !== undefined) return inCall;
  // A delivery without an address is called after its action.
  return destination === actionType ? "no address" : destination;
}
