import { z } from "zod";

/** How a source knows that a request comes from its platform. */
export const inboundAuthKinds = [
  "none",
  "bearer",
  "vapi-secret",
  "vapi-hmac",
  "devclaw",
  "standard-webhooks",
] as const;
export type InboundAuth = (typeof inboundAuthKinds)[number];

const headerName = z.string().regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}$/, "the name of a header");

/** What a signature may be made of, beside text that stands for itself. Source: Vapi, HMAC credential. */
export const payloadParts = ["body", "timestamp", "method", "url", "svix-id"] as const;
export type PayloadPart = (typeof payloadParts)[number];

/**
 * What can be set of a check, under the names Vapi gives it in its credentials; what is left out is Vapi's default.
 * `headerName` and `bearerPrefixEnabled` are of `bearer`, everything else of `vapi-hmac`.
 * Source: Vapi docs "Server authentication", bearer and HMAC credentials, read 2026-11-20.
 */
export const authOptionsSchema = z
  .object({
    headerName: headerName.optional(),
    bearerPrefixEnabled: z.boolean().optional(),
    algorithm: z.enum(["sha256", "sha512", "sha1"]).optional(),
    signatureHeader: headerName.optional(),
    timestampHeader: headerName.optional(),
    payloadFormat: z
      .string()
      .max(500)
      .refine((format) => format.includes("{body}"), "a text with {body} in it")
      .optional(),
    /** Stands before the signature in its header, such as `sha256=`. */
    signaturePrefix: z.string().max(50).optional(),
    signatureEncoding: z.enum(["hex", "base64"]).optional(),
    includeTimestamp: z.boolean().optional(),
    /** Header of `{svix-id}`. */
    messageIdHeader: headerName.optional(),
    secretIsBase64: z.boolean().optional(),
  })
  .strict()
  .refine(
    (options) =>
      options.includeTimestamp !== false || options.payloadFormat?.includes("{timestamp}") !== true,
    { path: ["payloadFormat"], error: "without {timestamp} when includeTimestamp is false" },
  );
export type AuthOptions = Readonly<z.infer<typeof authOptionsSchema>>;

/** How an HMAC credential signs, with Vapi's defaults put in. Header names are in lower case. */
export type HmacScheme = {
  readonly algorithm: "sha256" | "sha512" | "sha1";
  readonly signatureHeader: string;
  readonly timestampHeader: string;
  readonly messageIdHeader: string;
  readonly payloadFormat: string;
  readonly signaturePrefix: string;
  readonly signatureEncoding: "hex" | "base64";
  readonly secretIsBase64: boolean;
};

export function hmacScheme(options: AuthOptions): HmacScheme {
  const withTime = options.includeTimestamp !== false;
  return {
    algorithm: options.algorithm ?? "sha256",
    signatureHeader: (options.signatureHeader ?? "x-signature").toLowerCase(),
    timestampHeader: (options.timestampHeader ?? "x-timestamp").toLowerCase(),
    messageIdHeader: (options.messageIdHeader ?? "svix-id").toLowerCase(),
    payloadFormat: options.payloadFormat ?? (withTime ? "{timestamp}.{body}" : "{body}"),
    signaturePrefix: options.signaturePrefix ?? "",
    signatureEncoding: options.signatureEncoding ?? "hex",
    secretIsBase64: options.secretIsBase64 ?? false,
  };
}

/** Whether the signature covers this part of the request. */
export function signsPart(scheme: HmacScheme, part: PayloadPart): boolean {
  return scheme.payloadFormat.includes(`{${part}}`);
}

/**
 * Returns what keeps a secret from being used for a check as a sentence for people, or `null`.
 * Source: Standard Webhooks, "Signature scheme": `whsec_` and base64.
 */
export function secretProblem(
  auth: InboundAuth,
  options: AuthOptions,
  secret: string,
): string | null {
  if (auth === "standard-webhooks" && !isBase64(secret.replace(/^whsec_/, ""))) {
    return "A Standard Webhooks secret is whsec_ and base64, as the sender shows it.";
  }
  if (auth === "vapi-hmac" && options.secretIsBase64 === true && !isBase64(secret)) {
    return "The secret is to be read as base64, and it is not base64.";
  }
  return null;
}

function isBase64(text: string): boolean {
  return text.length >= 8 && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}
