import { isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import type { Result } from "#core/result.ts";
import { err, ok } from "#core/result.ts";
import type { IpAddress } from "./outbound-address.ts";
import { parseAddress } from "./outbound-address.ts";

/**
 * One thing the outbound guard lets through. `port` `null` is every port.
 *
 * `name`: a host by its name, whatever private address it leads to. `range`: addresses, whatever name leads to them;
 * a single address is a range of one.
 */
export type AllowEntry = { readonly port: number | null } & (
  | { readonly kind: "name"; readonly host: string }
  | { readonly kind: "range"; readonly from: IpAddress; readonly bits: number }
);
export type AllowList = readonly AllowEntry[];

/**
 * Reads entries separated by commas: `host`, `host:port`, `address`, `address:port`, `[IPv6]:port` or a CIDR range.
 * Blank entries are skipped. Errors: one sentence for each entry that cannot be read, in their order.
 */
export function parseAllowList(text: string): Result<AllowList, readonly string[]> {
  const texts = text.split(",").map((entry) => entry.trim());
  const entries = texts.filter((entry) => entry !== "").map(parseEntry);
  const problems = entries.flatMap((entry) => (entry.ok ? [] : [entry.error]));
  if (problems.length > 0) return err(problems);
  return ok(entries.flatMap((entry) => (entry.ok ? [entry.value] : [])));
}

/** Tells whether an address on a port lies in an entry's range. Names do not count. */
export function opensAddress(entry: AllowEntry, address: IpAddress, port: number): boolean {
  return (
    entry.kind === "range" &&
    opensPort(entry, port) &&
    entry.from.kind() === address.kind() &&
    address.match(entry.from, entry.bits)
  );
}

/** Tells whether an entry names a host, given as `toHostName` writes it. */
export function opensName(entry: AllowEntry, host: string, port: number): boolean {
  return entry.kind === "name" && opensPort(entry, port) && entry.host === host;
}

/** Returns the host of an address in the one form names are compared in: without brackets and the root's dot. */
export function toHostName(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "");
}

function opensPort(entry: AllowEntry, port: number): boolean {
  return entry.port === null || entry.port === port;
}

function parseEntry(text: string): Result<AllowEntry, string> {
  if (text.includes("://")) {
    return err(
      `"${text}" is a web address. Write its host, or host:port, such as n8n.example:5678.`,
    );
  }
  if (text.includes("*")) {
    return err(
      `"${text}" has a wildcard, which names no host. Write each host, or a range of addresses such as 10.0.0.0/8.`,
    );
  }
  if (text.includes("/")) return parseRange(text);
  const { host, port } = splitPort(text);
  if (port !== null && (port < 1 || port > 65_535)) {
    return err(`"${text}" has no port between 1 and 65535 after its colon.`);
  }
  return parseHost(text, host, port);
}

function parseRange(text: string): Result<AllowEntry, string> {
  if (!ipaddr.IPv6.isValidCIDR(text) && !ipaddr.IPv4.isValidCIDRFourPartDecimal(text)) {
    return err(
      `"${text}" is not a range of addresses. Write it as CIDR, such as 10.0.0.0/8 or fd00::/8.`,
    );
  }
  const [from, bits] = ipaddr.parseCIDR(text);
  const isMapped = from instanceof ipaddr.IPv6 && from.isIPv4MappedAddress() && bits >= 96;
  if (!isMapped) return ok({ kind: "range", from, bits, port: null });
  return ok({ kind: "range", from: from.toIPv4Address(), bits: bits - 96, port: null });
}

function splitPort(text: string): { readonly host: string; readonly port: number | null } {
  if (isIPv6(text)) return { host: `[${text}]`, port: null };
  const parts = /^(.*):(\d{1,9})$/.exec(text);
  if (parts === null) return { host: text, port: null };
  return { host: parts[1] ?? "", port: Number(parts[2]) };
}

function parseHost(text: string, host: string, port: number | null): Result<AllowEntry, string> {
  const problem = `"${text}" is not a host. Write a name such as n8n.example, an address such as 10.0.0.5, either with :port, or a range such as 10.0.0.0/8.`;
  // Only what a host is made of, so that nothing of the text is read as another part of an address.
  if (!/^(\[[0-9a-fA-F:.]+\]|[^\s:/?#@\\[\]%]+)$/.test(host)) return err(problem);
  const url = URL.parse(`http://${host}/`);
  if (url === null) return err(problem);
  const name = toHostName(url);
  const address = parseAddress(name);
  if (address === null) return ok({ kind: "name", host: name, port });
  const bits = address.kind() === "ipv4" ? 32 : 128;
  return ok({ kind: "range", from: address, bits, port });
}
