import { type AuthOptions, secretProblem } from "#core/contracts/source-auth.ts";
import type { Source, WriteSource } from "#core/contracts/sources.ts";
import { listSources } from "#db/queries/sources/list-sources.ts";
import {
  insertSource,
  type SourceRow,
  updateSource as storeSource,
} from "#db/queries/sources/write-source.ts";
import { inTransaction } from "#db/transaction.ts";
import type { Context } from "../context.ts";
import { ConflictError, invalidField } from "../errors.ts";
import { openSecret, sealSecret } from "../secret/seal-secret.ts";
import { sourceSecretContext } from "../secret/secret-context.ts";
import { getSource, requireSource, type SourceInput } from "./get-source.ts";

/** Hosts of a call's own control address that a source trusts when nothing else is said. */
const defaultControlHosts = ["*.vapi.ai"];

/** Makes a source. Errors: `CONFLICT` when the name is taken; `VALIDATION` when it needs a secret and has none. */
export async function createSource(context: Context, input: WriteSource): Promise<Source> {
  const id = context.newId("source");
  const row = toRow(context, input, {
    id,
    auth: input.auth,
    authOptions: {},
    secretSealed: null,
    controlHosts: defaultControlHosts,
    defaultAnswers: {},
  });
  const isNew = await insertSource(context.db, { ...row, createdAt: context.clock.nowMs() });
  if (!isNew) throw nameTaken(input.name);
  context.sources.forget();
  return await getSource(context, { sourceId: id });
}

/**
 * Changes a source; a secret that is left out stays.
 * Errors: `NOT_FOUND`, `CONFLICT` when the name is another's, `VALIDATION` when it needs a secret and has none.
 */
export async function updateSource(
  context: Context,
  input: WriteSource & SourceInput,
): Promise<Source> {
  const { workspaceId } = context;
  await inTransaction(context.db, async (tx) => {
    const stored = await requireSource(context, tx, input.sourceId);
    const all = await listSources(tx, { workspaceId, sourceId: null });
    if (all.some((other) => other.name === input.name && other.id !== stored.id)) {
      throw nameTaken(input.name);
    }
    await storeSource(tx, toRow(context, input, stored));
  });
  context.sources.forget();
  return await getSource(context, input);
}

type Before = Pick<
  SourceRow,
  "id" | "auth" | "authOptions" | "secretSealed" | "controlHosts" | "defaultAnswers"
>;

function toRow(context: Context, input: WriteSource, before: Before): SourceRow {
  const authOptions = input.authOptions ?? (input.auth === before.auth ? before.authOptions : {});
  return {
    id: before.id,
    workspaceId: context.workspaceId,
    name: input.name,
    adapter: input.adapter,
    auth: input.auth,
    authOptions,
    secretSealed: sealedSecret(context, { ...input, authOptions }, before),
    controlHosts: input.controlHosts ?? before.controlHosts,
    actionUrl: input.actionUrl ?? null,
    defaultAnswers: input.defaultAnswers ?? before.defaultAnswers,
  };
}

type Secured = WriteSource & { readonly authOptions: AuthOptions };

/** A source that checks nothing keeps no secret, so that switching the check on again asks for one. */
function sealedSecret(context: Context, input: Secured, before: Before): string | null {
  if (input.auth === "none") return null;
  const sealContext = sourceSecretContext(before.id);
  if (input.secret !== undefined) {
    refuseUnusable(input, input.secret);
    return sealSecret(context.secretKey, input.secret, sealContext);
  }
  if (before.secretSealed !== null) {
    refuseUnusable(input, openSecret(context.secretKey, before.secretSealed, sealContext));
    return before.secretSealed;
  }
  throw invalidField(
    "secret",
    "This way to check who sends needs a secret, and the source has none yet.",
    "Give one of at least 8 characters, and enter the same at the voice platform.",
  );
}

function refuseUnusable({ auth, authOptions }: Secured, secret: string): void {
  const problem = secretProblem(auth, authOptions, secret);
  if (problem === null) return;
  throw invalidField("secret", problem, "Copy the whole secret, or set another one on both sides.");
}

function nameTaken(name: string): ConflictError {
  return new ConflictError(`Another source is called "${name}".`, { hint: "Choose another name." });
}
