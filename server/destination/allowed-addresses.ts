import type { AllowedAddress } from "#core/contracts/deliveries.ts";
import { toIso } from "#core/time.ts";
import {
  deleteAllowedAddress,
  insertAllowedAddress,
  listAllowedAddresses as queryAllowed,
} from "#db/queries/destinations/allowed-addresses.ts";
import type { Context } from "../context.ts";
import { judgeAddress } from "../delivery/outbound-address.ts";
import { type AllowEntry, parseAllowList } from "../delivery/outbound-allow.ts";
import { ForbiddenError, invalidField, NotFoundError } from "../errors.ts";

/** Lists the private addresses (`host:port`) that people have allowed deliveries to. */
export async function listAllowedAddresses(
  context: Context,
): Promise<{ addresses: AllowedAddress[] }> {
  const rows = await queryAllowed(context.db, context.workspaceId);
  return { addresses: rows.map((row) => ({ ...row, createdAt: toIso(row.createdAt) })) };
}

type AddressInput = { readonly address: string };

/**
 * Lets deliveries go to one private `host:port`. Link-local and metadata addresses are never allowed.
 * Errors: `FORBIDDEN` outside local mode: there the operator decides; `VALIDATION`.
 */
export async function allowAddress(context: Context, input: AddressInput): Promise<void> {
  if (context.actor.kind !== "local") {
    throw new ForbiddenError("Only the operator opens private addresses of this Hookline.", {
      hint: "Name the address in HOOKLINE_OUTBOUND_ALLOW and start Hookline again.",
    });
  }
  const address = input.address.trim().toLowerCase();
  const refusal = refuseEntry(address);
  if (refusal !== null) throw invalidField("address", refusal, "Give one host:port.");
  const { workspaceId, clock } = context;
  await insertAllowedAddress(context.db, { workspaceId, address, createdAt: clock.nowMs() });
  context.outbound.forget();
}

/** Takes an allowance back. Errors: `NOT_FOUND`. */
export async function disallowAddress(context: Context, input: AddressInput): Promise<void> {
  const { workspaceId } = context;
  const address = input.address.toLowerCase();
  const found = await deleteAllowedAddress(context.db, { workspaceId, address });
  if (!found) {
    throw new NotFoundError(`${address} is not among the allowed addresses.`, {
      hint: "Settings lists those there are.",
    });
  }
  context.outbound.forget();
}

/** Returns why a text cannot be allowed, or `null`. */
function refuseEntry(address: string): string | null {
  const parsed = parseAllowList(address);
  if (!parsed.ok) return parsed.error.join(" ");
  const [entry] = parsed.value;
  if (entry === undefined || parsed.value.length > 1) return `"${address}" is not one address.`;
  if (entry.port === null) return `"${address}" does not say which port.`;
  return isMetadata(entry)
    ? `${address} is a link-local or cloud metadata address, which nobody can allow here.`
    : null;
}

function isMetadata(entry: AllowEntry): boolean {
  return entry.kind === "range" && judgeAddress(entry.from).kind === "metadata";
}
