import type { DefaultAnswers } from "#core/contracts/source-answers.ts";
import { type AuthOptions, authOptionsSchema, secretProblem } from "#core/contracts/source-auth.ts";
import { sourceNameSchema, writeSourceSchema, type Source } from "#core/contracts/sources.ts";
import type { SourceInput } from "./source-actions.ts";

/** What the form holds. Empty text: not given. */
export type SourceDraft = {
  readonly name: string;
  readonly adapter: Source["adapter"];
  readonly auth: Source["auth"];
  readonly authOptions: AuthOptions;
  readonly secret: string;
  readonly controlHosts: readonly string[];
  readonly actionUrl: string;
  readonly defaultAnswers: DefaultAnswers;
};

export const newDraft: SourceDraft = {
  name: "",
  adapter: "detect",
  auth: "vapi-secret",
  authOptions: {},
  secret: "",
  controlHosts: ["*.vapi.ai"],
  actionUrl: "",
  defaultAnswers: {},
};

export function draftOf(source: Source): SourceDraft {
  const { name, adapter, auth, authOptions, controlHosts, actionUrl, defaultAnswers } = source;
  return {
    name,
    adapter,
    auth,
    authOptions,
    secret: "",
    controlHosts,
    actionUrl: actionUrl ?? "",
    defaultAnswers,
  };
}

export function toInput(draft: SourceDraft): SourceInput {
  const { name, adapter, auth, authOptions, secret, controlHosts, actionUrl } = draft;
  return {
    defaultAnswers: draft.defaultAnswers,
    name,
    adapter,
    auth,
    authOptions,
    controlHosts: [...controlHosts],
    actionUrl: actionUrl.trim() === "" ? null : actionUrl.trim(),
    ...(auth === "none" || secret === "" ? {} : { secret }),
  };
}

/** What is wrong with each field, `null` where nothing is. */
export type DraftProblems = {
  readonly name: string | null;
  readonly secret: string | null;
  readonly authOptions: string | null;
  readonly actionUrl: string | null;
};

export function draftProblems(draft: SourceDraft, hasSecret: boolean): DraftProblems {
  const name = sourceNameSchema.safeParse(draft.name);
  const { shape } = writeSourceSchema;
  const actionUrl = shape.actionUrl.safeParse(toInput(draft).actionUrl);
  return {
    name: name.success ? null : `Please ${name.error.issues[0]?.message ?? "choose another name"}.`,
    secret: problemOfSecret(draft, hasSecret),
    authOptions: problemOfOptions(draft),
    actionUrl: actionUrl.success
      ? null
      : "Give a whole web address, such as https://example.com/in.",
  };
}

export function canSaveDraft(problems: DraftProblems): boolean {
  return Object.values(problems).every((problem) => problem === null);
}

function problemOfSecret(draft: SourceDraft, hasSecret: boolean): string | null {
  const { auth, authOptions, secret } = draft;
  if (auth === "none" || (secret === "" && hasSecret)) return null;
  return writeSourceSchema.shape.secret.safeParse(secret).success && secret !== ""
    ? secretProblem(auth, authOptions, secret)
    : "Use at least 8 characters.";
}

function problemOfOptions({ authOptions }: SourceDraft): string | null {
  const issue = authOptionsSchema.safeParse(authOptions).error?.issues[0];
  return issue === undefined ? null : `${String(issue.path[0])} has to be ${issue.message}.`;
}

const secretBytes = 24;

/** A secret nobody can guess, in the form its check takes: letters and digits, or `whsec_` and base64. */
export function makeSecret(auth: Source["auth"], options: AuthOptions): string {
  const bytes = crypto.getRandomValues(new Uint8Array(secretBytes));
  const isBase64 = auth === "vapi-hmac" && options.secretIsBase64 === true;
  if (auth === "standard-webhooks" || isBase64) {
    return `${isBase64 ? "" : "whsec_"}${btoa(String.fromCharCode(...bytes))}`;
  }
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
