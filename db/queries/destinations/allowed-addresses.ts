import { and, asc, eq } from "drizzle-orm";
import type { Executor } from "../../client.ts";
import { allowedAddresses } from "../../schema/destinations.ts";

export type AddressKey = {
  readonly workspaceId: string;
  /** `host:port` in lower case; an IPv6 address in brackets. */
  readonly address: string;
};

export type AllowedAddress = { readonly address: string; readonly createdAt: number };

/** Lists the private addresses that deliveries may go to, in order. */
export async function listAllowedAddresses(
  executor: Executor,
  workspaceId: string,
): Promise<readonly AllowedAddress[]> {
  return await executor.orm
    .select({ address: allowedAddresses.address, createdAt: allowedAddresses.createdAt })
    .from(allowedAddresses)
    .where(eq(allowedAddresses.workspaceId, workspaceId))
    .orderBy(asc(allowedAddresses.address));
}

/** Allows an address; one that is allowed already stays so. */
export async function insertAllowedAddress(
  executor: Executor,
  allowed: AddressKey & { readonly createdAt: number },
): Promise<void> {
  await executor.orm.insert(allowedAddresses).values(allowed).onConflictDoNothing();
}

/** Takes an allowance back. Returns whether there was one. */
export async function deleteAllowedAddress(executor: Executor, key: AddressKey): Promise<boolean> {
  const rows = await executor.orm
    .delete(allowedAddresses)
    .where(
      and(
        eq(allowedAddresses.workspaceId, key.workspaceId),
        eq(allowedAddresses.address, key.address),
      ),
    )
    .returning({ address: allowedAddresses.address });
  return rows.length > 0;
}
