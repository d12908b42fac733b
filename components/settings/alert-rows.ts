import { type AlertDestination, alertDestinationSchema } from "#core/delivery/alert-destination.ts";

/** An alert destination while it is typed: its kind, and an address that may not be one yet. */
export type AlertRow = { readonly type: AlertDestination["type"]; readonly address: string };

export const alertKinds = {
  slack: {
    title: "Slack",
    label: "webhook address",
    placeholder: "https://hooks.slack.com/services/…",
  },
  discord: {
    title: "Discord",
    label: "webhook address",
    placeholder: "https://discord.com/api/webhooks/…",
  },
  webhook: { title: "Webhook", label: "address", placeholder: "https://example.com/alerts" },
  email: { title: "E-mail", label: "e-mail address", placeholder: "ops@example.com" },
} as const satisfies Record<
  AlertDestination["type"],
  { readonly title: string; readonly label: string; readonly placeholder: string }
>;

export const newAlertRow: AlertRow = { type: "slack", address: "" };

export function toAlertRow(destination: AlertDestination): AlertRow {
  const address = destination.type === "email" ? destination.to : destination.url;
  return { type: destination.type, address };
}

export function toDestination({ type, address }: AlertRow): AlertDestination {
  const text = address.trim();
  return type === "email" ? { type, to: text } : { type, url: text };
}

/** The row with another address; a pasted one says by itself whose it is. */
export function addressOf(row: AlertRow, address: string): AlertRow {
  const text = address.trim();
  if (text.startsWith("https://hooks.slack.com/")) return { type: "slack", address };
  if (/^https:\/\/(\w+\.)?discord(app)?\.com\/api\/webhooks\//.test(text)) {
    return { type: "discord", address };
  }
  return { ...row, address };
}

/** What is wrong with a row as a sentence for people, `null` when it can be saved. */
export function alertProblem(row: AlertRow): string | null {
  const read = alertDestinationSchema.safeParse(toDestination(row));
  if (read.success) return null;
  return row.type === "email"
    ? "Give one e-mail address, such as ops@example.com."
    : "Give an address that begins with https://, or a secret such as ${SLACK_WEBHOOK_URL}.";
}
