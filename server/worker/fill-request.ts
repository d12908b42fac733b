import type { MissingSecret } from "#core/delivery/classify-response.ts";
import type { SealedText } from "#core/engine/effect.ts";
import { parseMailbox } from "#core/delivery/email-address.ts";
import { fillSealed, maskValues, showSealed } from "#core/engine/sealed-text.ts";
import { sealedRequestSchema } from "#core/engine/sealed-request.ts";
import type { ClaimedDelivery, DestinationForSending } from "#db/queries/queue/claim-deliveries.ts";
import { signRequest } from "../delivery/sign-request.ts";
import type { Runtime } from "../runtime.ts";
import { openSecret } from "../secret/seal-secret.ts";
import { signingSecretContext } from "../secret/secret-context.ts";
import { defaultSender } from "./default-sender.ts";

type Header = readonly [string, string];

/** A request ready to leave. Holds secrets in clear: never logged, never stored; `shownHeaders` and `mask` are. */
export type FilledRequest = {
  readonly kind: "filled";
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body: string | null;
  /** The headers with `${NAME}` in place of secrets. */
  readonly shownHeaders: readonly Header[];
  /** Takes the secrets of this request out of a text that came back. */
  mask(text: string): string;
};

const userAgent = "Hookline/1";

/** Fills in the secrets of a claimed delivery and signs it for this attempt. */
export async function fillRequest(
  runtime: Runtime,
  claimed: ClaimedDelivery,
  destination: DestinationForSending | null,
): Promise<FilledRequest | MissingSecret> {
  const request = sealedRequestSchema.parse(claimed.request);
  const secrets = await runtime.secrets.values(claimed.workspaceId);
  const texts = [request.url, ...request.headers.map(([, value]) => value), request.body];
  const referred = texts.flatMap((text) => text?.refs.map((ref) => ref.name) ?? []);
  const { signWith } = request;
  const names = new Set(signWith === undefined ? referred : [...referred, signWith]);
  const missing = [...names].find((name) => !secrets.has(name));
  if (missing !== undefined) return { kind: "missing-secret", name: missing };

  const fill = (text: SealedText) => fillKnown(text, secrets);
  const body = request.body === null ? null : fill(request.body);
  const shown = request.headers.map(([name, value]) => [name, showSealed(value)] as const);
  const chosen = signWith === undefined ? null : (secrets.get(signWith) ?? "");
  const added =
    claimed.channel === "smtp"
      ? mailHeaders(runtime, claimed, shown)
      : [
          ["user-agent", userAgent] as const,
          ...signature(runtime, claimed, { destination, body, chosen }),
        ];
  const used = [...names].map((name) => ({ name, value: secrets.get(name) ?? "" }));
  return {
    kind: "filled",
    method: request.method,
    url: fill(request.url),
    headers: [...request.headers.map(([name, value]) => [name, fill(value)] as const), ...added],
    body,
    shownHeaders: [...shown, ...added],
    mask: (text) => maskValues(text, used),
  };
}

/**
 * A mail's sender where the action names none, and an id that is the same whenever the message is sent. `shown`: what
 * the log shows of the headers, so that no part of a secret gets into the id.
 */
function mailHeaders(
  runtime: Runtime,
  claimed: ClaimedDelivery,
  shown: readonly Header[],
): readonly Header[] {
  const { smtpUrl } = runtime.env;
  const written = shown.find(([name]) => name === "from")?.[1];
  const from = written ?? (smtpUrl === null ? null : defaultSender(smtpUrl));
  const domain = parseMailbox(from ?? "")?.address.split("@")[1] ?? "localhost";
  return [
    ...(written === undefined && from !== null ? [["from", from] as const] : []),
    ["message-id", `<${claimed.resendOf ?? claimed.id}@${domain}>`],
  ];
}

function fillKnown(text: SealedText, secrets: ReadonlyMap<string, string>): string {
  const filled = fillSealed(text, (name) => secrets.get(name));
  // Every name was looked up before.
  if (!filled.ok) throw new Error(`secrets are missing: ${filled.error.join(", ")}`);
  return filled.value;
}

type Signed = {
  readonly destination: DestinationForSending | null;
  readonly body: string | null;
  /** The secret that the action names, in place of the destination's own. */
  readonly chosen: string | null;
};

function signature(
  runtime: Runtime,
  claimed: ClaimedDelivery,
  { destination, body, chosen }: Signed,
): readonly Header[] {
  const sign = destination === null ? false : claimed.sign;
  const own = destination === null ? "" : openSigningSecret(runtime, claimed, destination);
  return signRequest({
    sign,
    secret: chosen ?? own,
    // A resend is the same message: the receiver may know it already.
    messageId: claimed.resendOf ?? claimed.id,
    attemptAtMs: runtime.clock.nowMs(),
    hook: claimed.hook,
    body: body ?? "",
  });
}

function openSigningSecret(
  runtime: Runtime,
  claimed: ClaimedDelivery,
  destination: DestinationForSending,
): string {
  const context = signingSecretContext(claimed.workspaceId, destination.urlHash);
  return openSecret(runtime.secretKey, destination.signingSecretSealed, context);
}
