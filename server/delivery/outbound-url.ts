import { createHash } from "node:crypto";
import { isIP } from "node:net";
import type { AddressJudgement } from "./outbound-address.ts";
import { judgeAddress, parseAddress } from "./outbound-address.ts";
import type { AllowList } from "./outbound-allow.ts";
import { opensAddress, opensName, toHostName } from "./outbound-allow.ts";

/**
 * The outbound guard: keeps what a flow sends away from the machine and the network Hookline runs in, unless somebody
 * with the right to do so has opened a way.
 *
 * It decides twice. `checkUrl` says what the address alone tells; `checkAddress` judges every address its name leads
 * to, and is asked where the connection is made (`guarded-lookup.ts`), so nothing can change in between.
 */
export type OutboundGuard = {
  /** The same text for the same rules. Connections made under other rules are not reused. */
  readonly policy: string;
  readonly checkUrl: (text: string) => OutboundTarget | OutboundRefusal;
  /** Returns `null` when a connection to this address may be made. */
  readonly checkAddress: (place: OutboundPlace, address: string) => OutboundRefusal | null;
};

/** Host (without brackets or a final dot) and port. */
export type OutboundPlace = { readonly host: string; readonly port: number };
export type OutboundTarget = {
  readonly ok: true;
  readonly url: URL;
  readonly place: OutboundPlace;
};

export type OutboundRefusal = {
  readonly ok: false;
  readonly code: OutboundCode;
  /** A sentence for people: what, where, what to do. Never shows path, query or credentials. */
  readonly message: string;
  /** `host:port` to open with *Allow this address*; `null` when no person may open it. */
  readonly allowable: string | null;
};

export type OutboundCode =
  | "outbound.bad-url"
  | "outbound.scheme"
  | "outbound.userinfo"
  | "outbound.private-address"
  | "outbound.reserved-address"
  | "outbound.metadata-address";

export type OutboundRules = {
  /** From the operator (`HOOKLINE_OUTBOUND_ALLOW`): a range named here opens link-local and metadata addresses too. */
  readonly configured: AllowList;
  /** Stored by *Allow this address*. */
  readonly stored: AllowList;
};

/** Returns the guard for a set of rules; with none, only addresses on the internet are let through. */
export function createOutboundGuard(rules: OutboundRules): OutboundGuard {
  const checkAddress = (place: OutboundPlace, address: string) =>
    checkOneAddress(rules, place, address);
  return {
    policy: createHash("sha256").update(JSON.stringify(rules)).digest("base64url"),
    checkAddress,
    checkUrl: (text) => {
      const target = parseTarget(text);
      if (!target.ok) return target;
      const known = knownAddress(target.place.host);
      return (known === null ? null : checkAddress(target.place, known)) ?? target;
    },
  };
}

/** Writes host and port as an address has them. */
export function formatPlace({ host, port }: OutboundPlace): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function parseTarget(text: string): OutboundTarget | OutboundRefusal {
  const url = URL.parse(text);
  if (url === null) {
    return refuse(
      "outbound.bad-url",
      "The address of this action is not a web address once it is filled in. Write it as https://host/path.",
    );
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    return refuse(
      "outbound.scheme",
      `The address of this action starts with ${url.protocol} Only http: and https: are sent to.`,
    );
  }
  const port = url.port === "" ? (url.protocol === "https:" ? 443 : 80) : Number(url.port);
  const place = { host: toHostName(url), port };
  if (url.username !== "" || url.password !== "") {
    return refuse(
      "outbound.userinfo",
      `The address of this action carries a user name or password before ${formatPlace(place)}. Put credentials into an Authorization header.`,
    );
  }
  return { ok: true, url, place };
}

/**
 * Returns the address a host stands for without asking anybody: the address it is, or that of a name with one
 * meaning. Source: RFC 6761, section 6.3 (localhost); Google Cloud, "About VM metadata" (read 2026-11-20).
 */
function knownAddress(host: string): string | null {
  if (isIP(host) !== 0) return host;
  if (host === "localhost" || host.endsWith(".localhost")) return "127.0.0.1";
  if (host === "metadata.google.internal" || host === "metadata.goog") return "169.254.169.254";
  return null;
}

function checkOneAddress(
  rules: OutboundRules,
  place: OutboundPlace,
  text: string,
): OutboundRefusal | null {
  const address = parseAddress(text);
  if (address === null) {
    return refuse(
      "outbound.bad-url",
      `${formatPlace(place)} leads to something that is not an address.`,
    );
  }
  const judgement = judgeAddress(address);
  if (judgement.kind === "open") return null;
  const { configured, stored } = rules;
  if (configured.some((entry) => opensAddress(entry, address, place.port))) return null;
  const isOpened = [...configured, ...stored].some(
    (entry) => opensName(entry, place.host, place.port) || opensAddress(entry, address, place.port),
  );
  if (isOpened && judgement.kind !== "metadata") return null;
  return refuseAddress(place, address.toString(), judgement);
}

function refuseAddress(
  place: OutboundPlace,
  address: string,
  { kind, label }: AddressJudgement,
): OutboundRefusal {
  const where = formatPlace(place);
  const is = isIP(place.host) === 0 ? `the name leads to ${address}, ${label}` : `it is ${label}`;
  const what = `Hookline does not send to ${where}: ${is}.`;
  if (kind === "metadata") {
    return refuse(
      "outbound.metadata-address",
      `${what} Use the receiver's public address. If it is meant, the operator can open ${address}/${isIP(address) === 6 ? 128 : 32} in HOOKLINE_OUTBOUND_ALLOW.`,
    );
  }
  return {
    ok: false,
    code: kind === "private" ? "outbound.private-address" : "outbound.reserved-address",
    message: `${what} If it is meant, allow ${where} (in Settings or with HOOKLINE_OUTBOUND_ALLOW) and resend.`,
    allowable: where,
  };
}

function refuse(code: OutboundCode, message: string): OutboundRefusal {
  return { ok: false, code, message, allowable: null };
}
