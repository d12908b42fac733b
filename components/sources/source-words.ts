import type { Source } from "#core/contracts/sources.ts";

/** Choices of a source in people's words, in the order a form shows them. */
export const adapterWords = {
  detect: "Recognise each body",
  vapi: "Vapi",
  canonical: "Hookline’s own form",
} as const satisfies Record<Source["adapter"], string>;

export const authWords = {
  none: "No check",
  bearer: "Bearer token",
  "vapi-secret": "X-Vapi-Secret header",
} as const satisfies Record<Source["auth"], string>;

/** Whether an address can be reached from this machine only. */
export function isLocalAddress(address: string): boolean {
  return /^https?:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\]|[^/]*\.localhost)([:/]|$)/.test(
    address,
  );
}
