import { putSecret as storeSecret } from "#db/queries/secrets/secrets.ts";
import type { Context } from "../context.ts";
import { sealSecret } from "./seal-secret.ts";
import { secretContext } from "./secret-context.ts";

/** The one key there is until keys can be changed. */
const keyVersion = 1;

/** Stores a secret encrypted, in the place of one of the same name. Deliveries sent from then on use it. */
export async function putSecret(
  context: Context,
  input: { readonly name: string; readonly value: string },
): Promise<void> {
  const { workspaceId } = context;
  await storeSecret(context.db, {
    workspaceId,
    name: input.name,
    sealed: sealSecret(context.secretKey, input.value, secretContext(workspaceId, input.name)),
    keyVersion,
    updatedAt: context.clock.nowMs(),
  });
  context.secrets.forget();
}
