import type { Diagnostic } from "../diagnostic.ts";
import type { HooksForm } from "../dialects/dialects.ts";
import { formWords, hooksForms } from "../dialects/form-words.ts";
import type { Action } from "../hook/action.ts";
import type { EventEntry } from "../hook/event-entry.ts";
import type { Hook, HooksDocument, RunsOn } from "../hook/hook.ts";

/** Who is to run the hooks: a platform by itself, or Hookline with the events it gets from any of them. */
export type LintTarget = HooksForm;
export const lintTargets: readonly LintTarget[] = hooksForms;

/**
 * What is known of the agent besides its hooks. What a document states at its root (a whole assistant of Vapi:
 * `transcriber`, `silenceTimeoutSeconds`, `maxDurationSeconds`) need not be given; what is given counts.
 */
export type LintFacts = {
  /** The platform's name of the transcriber's maker: `deepgram`. */
  readonly transcriber?: string | undefined;
  /** From 0 to 1: what is below it is not understood. */
  readonly confidenceThreshold?: number | undefined;
  /** The call ends after so much silence. */
  readonly silenceTimeoutSeconds?: number | undefined;
  /** The call ends after this time. */
  readonly maxDurationSeconds?: number | undefined;
  /** Names of the arguments that a function reads, by the name of the function. */
  readonly functionReads?: { readonly [functionName: string]: readonly string[] } | undefined;
};

/** Other hooks that are live: a flow of the same workspace. */
export type LiveHooks = {
  /** What people call it. */
  readonly name: string;
  readonly runsOn: RunsOn;
  readonly document: HooksDocument;
};

export type LintOptions = {
  readonly target: LintTarget;
  readonly facts?: LintFacts | undefined;
  /** Names of all secrets there are; absent: nobody knows, so none is called missing. */
  readonly secrets?: readonly string[] | undefined;
  /** Who runs the document; `hookline` when absent. */
  readonly runsOn?: RunsOn | undefined;
  readonly elsewhere?: readonly LiveHooks[] | undefined;
};

/** A hook that is switched on and fits its schema. */
export type LintedHook = {
  readonly hook: Hook;
  /** `hooks.3` */
  readonly path: string;
  readonly events: readonly EventEntry[];
};

export type LintContext = {
  readonly target: LintTarget;
  readonly facts: LintFacts;
  readonly secrets: readonly string[] | null;
  readonly runsOn: RunsOn;
  readonly elsewhere: readonly LiveHooks[];
  readonly hooks: readonly LintedHook[];
};

/** One rule yields diagnostics of one code. */
export type LintRule = (context: LintContext) => readonly Diagnostic[];

/** What the targets are called in messages. */
export const targetTitles: Readonly<Record<LintTarget, string>> = {
  vapi: formWords.vapi.title,
  ava: formWords.ava.title,
  devclaw: formWords.devclaw.title,
  unpod: formWords.unpod.title,
  hookline: formWords.hookline.title,
};

export type LintedAction = {
  readonly action: Action;
  readonly path: string;
  readonly index: number;
};

export function actionsOf({ hook, path }: LintedHook): readonly LintedAction[] {
  return hook.do.map((action, index) => ({ action, index, path: `${path}.do.${index}` }));
}
