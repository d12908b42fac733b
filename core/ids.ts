import { z } from "zod";

/**
 * Ids are prefixed text. The prefix says what is named; nothing else may be read out of an id.
 */
export const idPrefixes = {
  workspace: "ws",
  flow: "flow",
  source: "src",
  event: "evt",
  delivery: "dlv",
  attempt: "att",
  destination: "dst",
  message: "msg",
  key: "key",
  incident: "inc",
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<K extends IdKind> = `${(typeof idPrefixes)[K]}_${string}`;

export type WorkspaceId = Id<"workspace">;
export type FlowId = Id<"flow">;

/** The workspace of a Hookline that serves one team, made by the first migration. */
export const defaultWorkspaceId: WorkspaceId = "ws_default";

export function isId<K extends IdKind>(kind: K, value: unknown): value is Id<K> {
  return (
    typeof value === "string" &&
    /^[a-z]+_[A-Za-z0-9]{1,64}$/.test(value) &&
    value.startsWith(`${idPrefixes[kind]}_`)
  );
}

/** The zod schema of an id of one kind. */
export function idSchema<K extends IdKind>(kind: K): z.ZodType<Id<K>> {
  return z.custom<Id<K>>((value) => isId(kind, value), {
    error: `must be an id that starts with ${idPrefixes[kind]}_`,
  });
}
