import { lookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { isIP } from "node:net";
import { callbackify } from "node:util";
import type { OutboundGuard, OutboundPlace, OutboundRefusal } from "./outbound-url.ts";

/** Returns every address a name leads to. Rejects as `dns.lookup` does, with a `code` such as `ENOTFOUND`. */
export type ResolveAddresses = (host: string) => Promise<readonly string[]>;

/** The guard refused an address a name leads to. */
export class OutboundRefusedError extends Error {
  override readonly name = "OutboundRefusedError";
  readonly refusal: OutboundRefusal;

  constructor(refusal: OutboundRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Asks the system, as every other program on the machine does. */
export async function resolveAddresses(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true });
  return found.map(({ address }) => address);
}

/**
 * Returns the `lookup` of a socket to one place: it gives addresses only when the guard lets all of them through, and
 * the socket connects to what it gives. A name that answers differently the second time (DNS rebinding) gains nothing,
 * since there is no second time.
 */
export function guardedLookup(
  guard: OutboundGuard,
  place: OutboundPlace,
  resolve: ResolveAddresses,
): LookupFunction {
  const resolveToCallback = callbackify(() => resolveChecked(guard, place, resolve));
  return (_hostname, options, callback) => {
    resolveToCallback((error, addresses) => {
      if (error !== null) return callback(error, []);
      const found = addresses.map((address) => ({ address, family: isIP(address) }));
      if (options.all === true) return callback(null, found);
      return callback(null, found[0]?.address ?? "", found[0]?.family);
    });
  };
}

/** Returns the addresses of a place, at least one. Errors: `OutboundRefusedError`, and what `resolve` rejects with. */
async function resolveChecked(
  guard: OutboundGuard,
  place: OutboundPlace,
  resolve: ResolveAddresses,
): Promise<readonly string[]> {
  const addresses = await resolve(place.host);
  if (addresses.length === 0) {
    throw Object.assign(new Error(`${place.host} has no address`), { code: "ENOTFOUND" });
  }
  for (const address of addresses) {
    const refusal = guard.checkAddress(place, address);
    if (refusal !== null) throw new OutboundRefusedError(refusal);
  }
  return addresses;
}
