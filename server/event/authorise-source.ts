import { defaultWorkspaceId } from "#core/ids.ts";
import type { StoredSource } from "#db/queries/ingest/find-source.ts";
import type { Runtime } from "../runtime.ts";
import { openSecret } from "../secret/seal-secret.ts";
import { sourceSecretContext } from "../secret/secret-context.ts";
import { type EventAnswer, problemAnswer } from "./event-answer.ts";
import { type HeaderReader, isAuthentic } from "./verify-inbound.ts";

/** Finds the source of an address and checks its secret. Answers 404 or 401 when it may not go on. */
export async function authoriseSource(
  runtime: Runtime,
  name: string,
  header: HeaderReader,
): Promise<StoredSource | EventAnswer> {
  const source = await runtime.sources.find(defaultWorkspaceId, name);
  if (source === null) return noSource(name);
  const secret = openSourceSecret(runtime, source);
  return isAuthentic(source.auth, secret, header) ? source : wrongSecret(source);
}

function openSourceSecret(runtime: Runtime, source: StoredSource): string | null {
  if (source.auth === "none" || source.secretSealed === null) return null;
  return openSecret(runtime.secretKey, source.secretSealed, sourceSecretContext(source.id));
}

function noSource(name: string): EventAnswer {
  return problemAnswer(404, "NOT_FOUND", {
    title: "No such source",
    detail: `There is no source named "${name.slice(0, 100)}".`,
    hint: "Copy the address from Sources in Hookline, or add a source with this name.",
  });
}

function wrongSecret(source: StoredSource): EventAnswer {
  const isBearer = source.auth === "bearer";
  const header = isBearer ? "Authorization: Bearer <secret>" : "X-Vapi-Secret: <secret>";
  const headers: Record<string, string> = isBearer ? { "www-authenticate": "Bearer" } : {};
  return problemAnswer(
    401,
    "UNAUTHORIZED",
    {
      title: "The secret is missing or wrong",
      detail: `The source "${source.name}" asks for its secret.`,
      hint: `Send the header ${header} with the secret that was set in Sources.`,
    },
    headers,
  );
}
