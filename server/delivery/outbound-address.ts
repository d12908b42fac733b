import { Buffer } from "node:buffer";
import ipaddr from "ipaddr.js";

/**
 * What the outbound guard thinks of an address. `open`: on the internet. `private`, `reserved`: closed unless
 * somebody opens it. `metadata`: link-local and the addresses where clouds hand out the machine's credentials.
 */
export type AddressKind = "open" | "private" | "reserved" | "metadata";

/** `label` goes on after "it is". */
export type AddressJudgement = { readonly kind: AddressKind; readonly label: string };

export type IpAddress = ipaddr.IPv4 | ipaddr.IPv6;

const open: AddressJudgement = { kind: "open", label: "an address on the internet" };
const loopback: AddressJudgement = {
  kind: "private",
  label: "the machine Hookline itself runs on (loopback)",
};
const privateNetwork: AddressJudgement = {
  kind: "private",
  label: "an address of a private network",
};
const reserved: AddressJudgement = {
  kind: "reserved",
  label: "a reserved address that is not on the internet",
};
const metadata: AddressJudgement = {
  kind: "metadata",
  label: "a link-local or cloud metadata address, where machines find their credentials",
};

/** Ranges by their name in ipaddr.js; what is not listed and not `unicast` is reserved. */
const byRange: ReadonlyMap<string, AddressJudgement> = new Map([
  ["loopback", loopback],
  ["unspecified", loopback],
  ["private", privateNetwork],
  ["carrierGradeNat", privateNetwork],
  ["uniqueLocal", privateNetwork],
  ["deprecatedSiteLocal", privateNetwork],
  ["linkLocal", metadata],
]);

/**
 * Metadata services outside the link-local ranges: Alibaba Cloud; Azure's platform address; Oracle's old one; AWS and
 * Google Cloud over IPv6. Source: the providers' documentation of their instance metadata services (read 2026-11-20).
 */
const metadataAddresses: ReadonlySet<string> = new Set([
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "fd00:ec2::254",
  "fd20:ce::254",
]);

/** Returns the address of a text that is one, an IPv4-mapped one as the IPv4 address it stands for, else `null`. */
export function parseAddress(text: string): IpAddress | null {
  return ipaddr.isValid(text) ? ipaddr.process(text) : null;
}

/**
 * Returns what kind of address it is. An IPv6 address that carries IPv4 ones is judged by all of them, since a
 * translator or a tunnel on the way would deliver to the inner one: it is open only when every part is.
 * Source: IANA special-purpose address registries (RFC 6890), through ipaddr.js; RFC 4291 (global unicast), 6052
 * (NAT64), 3056 (6to4), 4380 (Teredo), 5214 (ISATAP) and 6145 for the embedded forms.
 */
export function judgeAddress(address: IpAddress): AddressJudgement {
  if (metadataAddresses.has(address.toString())) return metadata;
  if (address instanceof ipaddr.IPv4) return judgeRange(address);
  const parts = [judgeOuter(address), ...embeddedIpv4(address).map(judgeAddress)];
  return (
    parts.find(({ kind }) => kind === "metadata") ??
    parts.find(({ kind }) => kind !== "open") ??
    open
  );
}

function judgeRange(address: IpAddress): AddressJudgement {
  const range = address.range();
  return range === "unicast" ? open : (byRange.get(range) ?? reserved);
}

function judgeOuter(address: ipaddr.IPv6): AddressJudgement {
  if (isNat64(address)) return open;
  const judgement = judgeRange(address);
  const isGlobalUnicast = (address.toByteArray()[0] ?? 0) >> 5 === 1;
  return judgement.kind === "open" && !isGlobalUnicast ? reserved : judgement;
}

/** The prefix under which a network without IPv4 reaches the whole of it. */
function isNat64(address: ipaddr.IPv6): boolean {
  return address.match(ipaddr.IPv6.parse("64:ff9b::"), 96);
}

/** Returns the IPv4 addresses an IPv6 address carries in the form it has, if any. */
function embeddedIpv4(address: ipaddr.IPv6): readonly ipaddr.IPv4[] {
  const bytes = address.toByteArray();
  const isIn = (prefix: string, bits: number) => address.match(ipaddr.IPv6.parse(prefix), bits);
  if (isIn("2002::", 16)) return [ipv4At(bytes, 2)];
  if (isIn("2001::", 32)) {
    const inverted = bytes.map((byte) => byte ^ 0xff);
    return [ipv4At(bytes, 4), ipv4At(inverted, 12)];
  }
  const isIsatap = /^0[02]005efe/.test(Buffer.from(bytes.slice(8, 12)).toString("hex"));
  const isLast =
    isIsatap ||
    isNat64(address) ||
    isIn("64:ff9b:1::", 48) ||
    isIn("::ffff:0:0:0", 96) ||
    (isIn("::", 96) && !isIn("::", 112));
  return isLast ? [ipv4At(bytes, 12)] : [];
}

function ipv4At(bytes: readonly number[], at: number): ipaddr.IPv4 {
  return new ipaddr.IPv4(bytes.slice(at, at + 4));
}
