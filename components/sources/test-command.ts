import { hmacScheme } from "#core/contracts/source-auth.ts";
import type { Source } from "#core/contracts/sources.ts";
import { type Addressed, authHeader } from "./set-up-text.ts";

/**
 * A command that sends one event as the source's platform would: a call that ends with an error. Where the source
 * asks for a signature it is made with openssl. Source: POSIX shell; openssl-dgst(1).
 */
export function testCommand(source: Addressed & Pick<Source, "adapter">, secret: string): string {
  const header = authHeader(source, secret);
  const body = JSON.stringify(source.adapter === "canonical" ? canonicalEnding : vapiEnding);
  const signing = header === null ? signingOf(source, secret) : null;
  const command = [
    `curl -X POST '${source.address}'`,
    "-H 'Content-Type: application/json'",
    ...(header === null ? [] : [`-H ${quote(`${header[0]}: ${header[1]}`)}`]),
    ...(signing?.headers ?? []).map((one) => `-H "${one}"`),
    signing === null ? `-d '${body}'` : '-d "$BODY"',
  ].join(" \\\n  ");
  return signing === null ? command : [`BODY='${body}'`, ...signing.lines, command].join("\n");
}

type Signing = {
  /** Shell lines that set what the headers need. */
  readonly lines: readonly string[];
  /** Inside double quotes. */
  readonly headers: readonly string[];
};

function signingOf(source: Addressed, secret: string): Signing | null {
  switch (source.auth) {
    case "devclaw":
      return {
        lines: [`SIGNATURE=$(printf %s "$BODY" | ${macHex("sha256", secret)})`],
        headers: ["X-Webhook-Signature: sha256=$SIGNATURE"],
      };
    case "vapi-hmac":
      return vapiSigning(source, secret);
    case "standard-webhooks":
      return {
        lines: [
          "TIME=$(date +%s)",
          `KEY=$(printf %s ${quote(secret.replace(/^whsec_/, ""))} | base64 -d | od -An -vtx1 | tr -d ' \\n')`,
          'SIGNATURE=$(printf %s "msg_test.$TIME.$BODY" | openssl dgst -sha256 -mac HMAC -macopt hexkey:$KEY -binary | base64)',
        ],
        headers: [
          "webhook-id: msg_test",
          "webhook-timestamp: $TIME",
          "webhook-signature: v1,$SIGNATURE",
        ],
      };
    default:
      return null;
  }
}

function vapiSigning(source: Addressed, secret: string): Signing {
  const scheme = hmacScheme(source.authOptions);
  const values = new Map([
    ["{body}", "$BODY"],
    ["{timestamp}", "$TIME"],
    ["{method}", "POST"],
    ["{url}", source.address],
    ["{svix-id}", "msg_test"],
  ]);
  const payload = scheme.payloadFormat
    .split(/(\{(?:body|timestamp|method|url|svix-id)\})/)
    .map((piece) => values.get(piece) ?? piece.replaceAll(/["$`\\]/g, String.raw`\$&`))
    .join("");
  const key = scheme.secretIsBase64
    ? `-mac HMAC -macopt hexkey:$(printf %s ${quote(secret)} | base64 -d | od -An -vtx1 | tr -d ' \\n')`
    : `-hmac ${quote(secret)}`;
  const digest = `openssl dgst -${scheme.algorithm} ${key} -binary`;
  const encode =
    scheme.signatureEncoding === "hex" ? "od -An -vtx1 | tr -d ' \\n'" : "base64 | tr -d '\\n'";
  return {
    lines: ["TIME=$(date +%s)", `SIGNATURE=$(printf %s "${payload}" | ${digest} | ${encode})`],
    headers: [
      `${scheme.timestampHeader}: $TIME`,
      ...(scheme.payloadFormat.includes("{svix-id}")
        ? [`${scheme.messageIdHeader}: msg_test`]
        : []),
      `${scheme.signatureHeader}: ${scheme.signaturePrefix}$SIGNATURE`,
    ],
  };
}

function macHex(algorithm: string, secret: string): string {
  return `openssl dgst -${algorithm} -hmac ${quote(secret)} -binary | od -An -vtx1 | tr -d ' \\n'`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

const endedReason = "pipeline-error-openai-llm-failed";
const canonicalEnding = {
  type: "call.ending",
  callId: "test-call-1",
  data: { call: { endedReason } },
};
const vapiEnding = {
  message: { type: "status-update", status: "ended", endedReason, call: { id: "test-call-1" } },
};
