import { sourceNameSchema, writeSourceSchema, type Source } from "#core/contracts/sources.ts";
import type { SourceInput } from "./source-actions.ts";

/** What the form holds. Empty text: not given. */
export type SourceDraft = {
  readonly name: string;
  readonly adapter: Source["adapter"];
  readonly auth: Source["auth"];
  readonly secret: string;
  readonly controlHosts: readonly string[];
  readonly actionUrl: string;
};

export const newDraft: SourceDraft = {
  name: "",
  adapter: "detect",
  auth: "vapi-secret",
  secret: "",
  controlHosts: ["*.vapi.ai"],
  actionUrl: "",
};

export function draftOf(source: Source): SourceDraft {
  const { name, adapter, auth, controlHosts, actionUrl } = source;
  return { name, adapter, auth, secret: "", controlHosts, actionUrl: actionUrl ?? "" };
}

export function toInput(draft: SourceDraft): SourceInput {
  const { name, adapter, auth, secret, controlHosts, actionUrl } = draft;
  return {
    name,
    adapter,
    auth,
    controlHosts: [...controlHosts],
    actionUrl: actionUrl.trim() === "" ? null : actionUrl.trim(),
    ...(auth === "none" || secret === "" ? {} : { secret }),
  };
}

/** What is wrong with each field, `null` where nothing is. */
export type DraftProblems = {
  readonly name: string | null;
  readonly secret: string | null;
  readonly actionUrl: string | null;
};

export function draftProblems(draft: SourceDraft, hasSecret: boolean): DraftProblems {
  const name = sourceNameSchema.safeParse(draft.name);
  const { shape } = writeSourceSchema;
  const actionUrl = shape.actionUrl.safeParse(toInput(draft).actionUrl);
  return {
    name: name.success ? null : `Please ${name.error.issues[0]?.message ?? "choose another name"}.`,
    secret: secretProblem(draft, hasSecret),
    actionUrl: actionUrl.success
      ? null
      : "Give a whole web address, such as https://example.com/in.",
  };
}

export function canSaveDraft(problems: DraftProblems): boolean {
  return Object.values(problems).every((problem) => problem === null);
}

function secretProblem({ auth, secret }: SourceDraft, hasSecret: boolean): string | null {
  if (auth === "none" || (secret === "" && hasSecret)) return null;
  return writeSourceSchema.shape.secret.safeParse(secret).success && secret !== ""
    ? null
    : "Use at least 8 characters.";
}

const secretBytes = 24;

/** A secret nobody can guess, of letters and digits only, so that it can be put anywhere. */
export function makeSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
