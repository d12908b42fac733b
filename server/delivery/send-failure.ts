import { errors } from "undici";
import type { SendFailure, SendFailureKind } from "#core/delivery/send-outcome.ts";
import { OutboundRefusedError } from "./guarded-lookup.ts";
import type { OutboundPlace, OutboundRefusal } from "./outbound-url.ts";
import { formatPlace } from "./outbound-url.ts";

/** A failure without what only the sender knows: how far it came and how long it took. */
export type FailureReason = Pick<SendFailure, "kind" | "code" | "message" | "allowable">;

type Known = { readonly kind: SendFailureKind; readonly code: string; readonly says: string };

const notFound: Known = {
  kind: "dns",
  code: "network.dns",
  says: "the name cannot be found. Check the spelling of the host",
};
const dnsSilent: Known = {
  kind: "dns",
  code: "network.dns",
  says: "the name server did not answer",
};
const refused: Known = {
  kind: "connect-refused",
  code: "network.refused",
  says: "nothing listens there. Check the port, and that the receiver runs",
};
const unreachable: Known = {
  kind: "connect-refused",
  code: "network.unreachable",
  says: "no way leads there from this machine",
};
const connectTimeout: Known = {
  kind: "connect-timeout",
  code: "network.connect-timeout",
  says: "no connection came about in time",
};
const reset: Known = {
  kind: "reset",
  code: "network.reset",
  says: "the connection broke before an answer came",
};
const badResponse: Known = {
  kind: "bad-response",
  code: "network.bad-response",
  says: "what came back is not an HTTP answer Hookline can read",
};
const certificateExpired: Known = {
  kind: "tls",
  code: "network.tls",
  says: "its certificate is out of date",
};
const certificateOfAnother: Known = {
  kind: "tls",
  code: "network.tls",
  says: "its certificate is for another host name",
};
const certificateUntrusted: Known = {
  kind: "tls",
  code: "network.tls",
  says: "its certificate is not signed by an authority this machine trusts",
};
const tls: Known = {
  kind: "tls",
  code: "network.tls",
  says: "no encrypted connection came about. Check that the port speaks https",
};

/** Codes of Node's network, TLS and of undici. Source: Node.js 24, "Errors"; OpenSSL's verify codes; undici 7. */
const byCode: ReadonlyMap<string, Known> = new Map([
  ["ENOTFOUND", notFound],
  ["ENODATA", notFound],
  ["EAI_NONAME", notFound],
  ["EAI_AGAIN", dnsSilent],
  ["EAI_FAIL", dnsSilent],
  ["ECONNREFUSED", refused],
  ["EHOSTUNREACH", unreachable],
  ["ENETUNREACH", unreachable],
  ["ENETDOWN", unreachable],
  ["EADDRNOTAVAIL", unreachable],
  ["EACCES", unreachable],
  ["EPERM", unreachable],
  ["ETIMEDOUT", connectTimeout],
  ["UND_ERR_CONNECT_TIMEOUT", connectTimeout],
  ["CERT_HAS_EXPIRED", certificateExpired],
  ["CERT_NOT_YET_VALID", certificateExpired],
  ["ERR_TLS_CERT_ALTNAME_INVALID", certificateOfAnother],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", certificateUntrusted],
  ["SELF_SIGNED_CERT_IN_CHAIN", certificateUntrusted],
  ["UNABLE_TO_GET_ISSUER_CERT", certificateUntrusted],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", certificateUntrusted],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", certificateUntrusted],
  ["EPROTO", tls],
  ["UND_ERR_HEADERS_OVERFLOW", badResponse],
]);

/**
 * Returns why no answer came, from what Node or undici gave. What is not known by its code counts as a broken
 * connection and names the code; so does everything that happened once the request was on its way (`started`).
 */
export function toFailureReason(
  error: unknown,
  place: OutboundPlace,
  started: boolean,
): FailureReason {
  if (error instanceof OutboundRefusedError) return fromRefusal(error.refusal);
  const systemCode = codeOf(error);
  const known = byCode.get(systemCode) ?? byFamily(error, systemCode);
  const { kind, code, says } = started && known.kind !== "bad-response" ? reset : known;
  return {
    kind,
    code,
    message: `${formatPlace(place)}: ${says}${systemCode === "" ? "" : ` (${systemCode})`}.`,
    allowable: null,
  };
}

export function fromRefusal(refusal: OutboundRefusal): FailureReason {
  const kind = refusal.code === "outbound.bad-url" ? "bad-url" : "refused-by-guard";
  return { kind, code: refusal.code, message: refusal.message, allowable: refusal.allowable };
}

function byFamily(error: unknown, systemCode: string): Known {
  if (/^(ERR_TLS|ERR_SSL|CERT_|CRL_)/.test(systemCode)) return tls;
  if (error instanceof errors.HTTPParserError) return badResponse;
  return reset;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : "";
}
