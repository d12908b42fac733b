"use server";

import type { ActionAnswer } from "#core/contracts/problem.ts";
import { putSecretSchema, secretNameSchema } from "#core/contracts/secrets.ts";
import { handleAction } from "#server/http/handle.ts";
import { parseInput } from "#server/http/read-json.ts";
import { deleteSecret as remove } from "#server/secret/delete-secret.ts";
import { putSecret } from "#server/secret/put-secret.ts";

export async function saveSecret(name: string, value: string): Promise<ActionAnswer<null>> {
  return await handleAction(async (context) => {
    const secret = parseInput(putSecretSchema, { value });
    await putSecret(context, { name: parseInput(secretNameSchema, name), ...secret });
    return null;
  });
}

export async function deleteSecret(name: string): Promise<ActionAnswer<null>> {
  return await handleAction(async (context) => {
    await remove(context, { name: parseInput(secretNameSchema, name) });
    return null;
  });
}
