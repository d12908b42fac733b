import { putSecretSchema, secretNameSchema } from "#core/contracts/secrets.ts";
import { handleRequest } from "#server/http/handle.ts";
import { parseInput, readJson } from "#server/http/read-json.ts";
import { deleteSecret } from "#server/secret/delete-secret.ts";
import { putSecret } from "#server/secret/put-secret.ts";

export const dynamic = "force-dynamic";

type Params = { readonly params: Promise<{ readonly name: string }> };

export function PUT(request: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    const name = parseInput(secretNameSchema, (await params).name);
    const { value } = await readJson(request, putSecretSchema);
    await putSecret(context, { name, value });
    return Response.json({ name });
  });
}

export function DELETE(_: Request, { params }: Params): Promise<Response> {
  return handleRequest(async (context) => {
    await deleteSecret(context, await params);
    return new Response(null, { status: 204 });
  });
}
