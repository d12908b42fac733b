import type { Source } from "#core/contracts/sources.ts";

/** Choices of a source in people's words, in the order a form shows them. */
export const adapterWords = {
  detect: "Recognise each body",
  vapi: "Vapi",
  ava: "AVA",
  unpod: "Unpod",
  devclaw: "DevClaw",
  canonical: "Hookline’s own form",
} as const satisfies Record<Source["adapter"], string>;

export const authWords = {
  none: "No check",
  bearer: "Bearer token",
  "vapi-secret": "X-Vapi-Secret header",
  "vapi-hmac": "Vapi HMAC signature",
  devclaw: "DevClaw signature",
  "standard-webhooks": "Standard Webhooks signature",
} as const satisfies Record<Source["auth"], string>;

/** What each check is worth, and where it is set at the platform. */
export const authLines = {
  none: "Anybody who knows the address can send events.",
  bearer: "For Vapi, AVA, Unpod and programs: the secret comes with every request.",
  "vapi-secret": "Vapi’s older way: the secret comes with every request.",
  "vapi-hmac": "Vapi signs body and time with an HMAC credential. The secret never travels.",
  devclaw: "DevClaw’s webhook signs the body with its secret; its bridge sends the secret along.",
  "standard-webhooks": "The sender signs id, time and body, as Svix and many others do.",
} as const satisfies Record<Source["auth"], string>;

/** Whether an address can be reached from this machine only. */
export function isLocalAddress(address: string): boolean {
  return /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\]|[^/]*\.localhost)([:/]|$)/.test(
    address,
  );
}
