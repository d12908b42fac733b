import type { Diagnostic } from "../diagnostic.ts";
import type { HooksDraft } from "../hook/draft.ts";
import type { HooksDocument, RunsOn } from "../hook/hook.ts";
import type { Json } from "../json.ts";

/**
 * A dialect is one platform's own way to write hooks. It meets the rest of Hookline in the hooks document alone:
 * `importHooks` and `exportHooks` are pure, total, and never throw.
 */
export const dialectNames = ["vapi", "ava", "devclaw", "unpod"] as const;
export type DialectName = (typeof dialectNames)[number];

/** The text as it was given. `json` is its value where it was given as one, or where the text is JSON. */
export type DialectInput = { readonly text: string; readonly json: Json | undefined };

export type DialectImport = {
  /** In normal form; `null` when there is an error. */
  readonly document: HooksDocument | null;
  /** What could be read of a text with errors, for a canvas to show; `null` when nothing could. */
  readonly draft: HooksDraft | null;
  /** Paths into the platform's own document, `line` and `column` into its text. Everything that is not taken over as it is has one. */
  readonly diagnostics: readonly Diagnostic[];
  /** Who runs these hooks, unless the person says otherwise. */
  readonly runsOn: RunsOn;
};

export type ExportedFile = {
  /** Suggested name, without folders. */
  readonly name: string;
  readonly language: "json" | "yaml" | "python" | "go";
  readonly text: string;
  /** One sentence: what it is and where it goes. */
  readonly purpose: string;
};

export type DialectExport = {
  /** The first one is the platform's own format; the others (a bridge) go with it. Empty when there is an error. */
  readonly files: readonly ExportedFile[];
  /** Paths into the hooks document. Everything that is not said, or said otherwise, has one. */
  readonly diagnostics: readonly Diagnostic[];
};

export type Support = "full" | "partial" | "none";

/** One line of a platform's support table: what the dialect makes of one part of a hooks document. */
export type SupportRow = {
  readonly part: "event" | "filter" | "action" | "field";
  /** Canonical: an event's name, a filter's or action's type, a field of a hook. */
  readonly name: string;
  readonly reads: Support;
  readonly writes: Support;
  /** One sentence, wherever something is partial. */
  readonly note?: string;
};

export type Dialect = {
  readonly name: DialectName;
  /** For people: "Vapi". */
  readonly title: string;
  readonly format: ExportedFile["language"];
  /** Whether a text looks like this platform's. Cheap; never throws. */
  detect(input: DialectInput): boolean;
  importHooks(input: DialectInput): DialectImport;
  exportHooks(document: HooksDocument): DialectExport;
  /** Every event, filter type, action type and hook field that Hookline knows, each once. */
  readonly support: readonly SupportRow[];
};
