import { secretOf } from "./secret-address.ts";
import { textOf, type DraftFields } from "./draft-fields.ts";

/** How a webhook proves that it is Hookline's. */
export const signatures = {
  standard: {
    title: "Standard Webhooks",
    line: "The headers webhook-id, webhook-timestamp and webhook-signature, with the destination's own key.",
  },
  devclaw: {
    title: "DevClaw",
    line: "The header x-webhook-signature, as DevClaw's receivers check it.",
  },
  none: { title: "None", line: "The receiver cannot tell who sends." },
} as const;
export type Signature = keyof typeof signatures;

export function isSignature(value: string): value is Signature {
  return Object.hasOwn(signatures, value);
}

/** The signature of an action; it is signed after Standard Webhooks unless it says otherwise. */
export function signatureOf(action: DraftFields): Signature {
  if (action["sign"] === "devclaw") return "devclaw";
  return action["sign"] === false ? "none" : "standard";
}

/** What changes in the action; only DevClaw's signature has a secret of the action's own. */
export function patchSignature(signature: Signature): DraftFields {
  if (signature === "devclaw") return { sign: "devclaw" };
  return { sign: signature === "none" ? false : undefined, signingSecret: undefined };
}

/** The name of the secret DevClaw's signature is made with; `null`: the destination's own key. */
export function signingSecretOf(action: DraftFields): string | null {
  return secretOf(textOf(action, "signingSecret"));
}
