import { deleteSecret as removeSecret } from "#db/queries/secrets/secrets.ts";
import type { Context } from "../context.ts";
import { NotFoundError } from "../errors.ts";

/** Deletes a secret: deliveries that need it fail from then on. Errors: `NOT_FOUND`. */
export async function deleteSecret(
  context: Context,
  input: { readonly name: string },
): Promise<void> {
  const { workspaceId } = context;
  const found = await removeSecret(context.db, { workspaceId, name: input.name });
  if (!found) {
    throw new NotFoundError(`There is no secret ${input.name}.`, {
      hint: "The list of secrets shows the names there are.",
    });
  }
  context.secrets.forget();
}
