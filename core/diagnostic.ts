import { z } from "zod";
import { jsonSchema } from "./json.ts";

/**
 * A problem found in a person's document.
 *
 * `path` is a JSON pointer-like dotted path into the document (`hooks.0.filters.1.key`), `nodeId` the node of
 * the flow it stands on, when there is one. `line` and `column` count from 1 in the text that was read, when there was
 * one. `error` blocks publish and export, `warning` does not, `info` explains.
 */
/** A change of the document that ends the problem: values set at dotted paths, `value` absent: what stands there goes. */
export const fixSchema = z.object({
  /** Says what it does, as on a button. */
  title: z.string(),
  edits: z.array(z.object({ path: z.string(), value: jsonSchema.optional() })),
});
export type Fix = Readonly<z.infer<typeof fixSchema>>;

export const diagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  path: z.string(),
  nodeId: z.string().optional(),
  message: z.string(),
  hint: z.string().optional(),
  line: z.number().int().min(1).optional(),
  column: z.number().int().min(1).optional(),
  fix: fixSchema.optional(),
});
export type Diagnostic = Readonly<z.infer<typeof diagnosticSchema>>;
export type Severity = Diagnostic["severity"];

/**
 * Every code that `core` can yield, with its severity and its line of documentation. Codes are public: tests and
 * documentation refer to codes, never to message text. Add a code here first; `diagnostic()` takes no other.
 */
export const diagnosticCatalog = {
  "document.not-json": ["error", "The text is not JSON."],
  "document.invalid": ["error", "A field is missing or has the wrong type."],
  "dialect.unread": ["error", "The text is not in the form of any platform Hookline reads."],
  "dialect.syntax": ["error", "The text cannot be read: its syntax is wrong."],
  "dialect.too-large": ["error", "The text is larger than Hookline reads."],
  "dialect.unknown-kind": ["error", "The platform has no such kind of hook or action."],
  "dialect.missing": ["error", "The platform needs something here that is not given."],
  "dialect.invalid": ["error", "The platform cannot use what is written here."],
  "dialect.template": ["error", "The platform's template cannot be read."],
  "dialect.unknown-variable": [
    "warning",
    "The platform's template names a value that it does not have.",
  ],
  "dialect.unknown-name": ["warning", "A name is used here that is defined nowhere."],
  "dialect.unassigned": ["warning", "No agent is given this, so it never runs."],
  "dialect.renamed": ["info", "The platform's own name of this is another one."],
  "dialect.differs": ["warning", "The platform itself would do something else with this."],
  "dialect.not-hooks": ["info", "Not about hooks: left where it is."],
  "dialect.not-carried-out": [
    "warning",
    "Only the platform can run this. It is kept, not carried out.",
  ],
  "dialect.lost": ["warning", "The platform has no way to say this, so it is left out."],
  "dialect.changed": ["warning", "The platform can say this only in another way."],
  "dialect.unpublished": [
    "info",
    "The platform's guide describes this; its published schema does not.",
  ],
  "action.not-carried-out": ["warning", "Hookline does not carry out this kind of action yet."],
  "document.unknown-field": ["info", "A field Hookline does not know. It is kept as it is."],
  "document.version": ["error", "The document was written by a later version of Hookline."],
  "hook.nested-group": ["info", "A nested group of hooks was flattened."],
  "hook.legacy-action": ["info", "An older form of an action was upgraded to a tool."],
  "hook.duplicate-name": ["warning", "Two hooks had the same name; the later one was renamed."],
  "hook.options-not-allowed": [
    "error",
    "Several events can share a hook only when none of them takes options.",
  ],
  "hook.no-actions": ["warning", "The hook does nothing."],
  "event.unknown": ["error", "No such event."],
  "event.unknown-option": ["warning", "The event does not take this option."],
  "event.invalid-option": ["error", "The option's value is outside what the event takes."],
  "event.bad-shorthand": ["error", "The short form after the event's name cannot be read."],
  "event.ignored-option": [
    "warning",
    "The option cannot be used, so what holds without it holds. It is kept for the platform.",
  ],
  "event.conflicting-options": [
    "warning",
    "The short form and the options say different things; the options count.",
  ],
  "filter.unknown-type": ["error", "No such kind of filter."],
  "filter.missing-key": ["error", "The filter does not say what to look at."],
  "filter.invalid": ["error", "The filter's value cannot be used."],
  "filter.empty": ["warning", "The filter compares with nothing, so it never matches."],
  "filter.bad-pattern": ["error", "The pattern is not valid RE2 syntax."],
  "filter.unknown-path": ["warning", "No event has this value."],
  "filter.unknown-reason": ["warning", "No ended reason matches this entry."],
  "action.unknown-type": ["error", "No such kind of action."],
  "action.invalid": ["error", "A field of the action is missing or cannot be used."],
  "action.incomplete": ["warning", "The action does not say yet what it is to do."],
  "action.duplicate-id": ["warning", "Two actions had the same id; the later one got another."],
  "action.bad-url": ["error", "The address is not a web address."],
  "action.bad-header": ["error", "A header name or value cannot be sent."],
  "template.syntax": ["error", "The template cannot be read."],
  "template.not-allowed": ["error", "The template uses something that is switched off for safety."],
  "template.unknown-variable": ["warning", "No event gives this value."],
  "template.too-large": ["error", "The template asks for too much work or memory."],
  "template.failed": ["error", "The template failed while it was filled in."],
  "body.not-json": ["error", "The body is not valid JSON."],
  "url.dynamic-host": [
    "error",
    "A value from the call may not make up the scheme or host of an address.",
  ],
  "flow.cycle": ["error", "The arrows form a circle."],
  "flow.unreachable": ["warning", "Nothing leads to this node, so it never runs."],
  "flow.dead-end": ["warning", "Nothing follows this node."],
  "flow.bad-edge": ["error", "This arrow cannot be: its ends do not fit."],
  "flow.duplicate-id": ["error", "Two parts of the flow have the same id."],
  "flow.too-large": ["error", "The flow is larger than Hookline takes."],
  "flow.empty": ["info", "The flow has no event yet, so nothing starts it."],
  "command.refused": ["error", "The change is not possible."],
  "sample.invalid": ["error", "The sample call cannot be read."],
  "secret.missing": ["error", "The secret does not exist."],
  "lint.event-not-produced": ["warning", "Whoever runs the hook never gives its event."],
  "lint.never-fires": ["warning", "The platform takes this event's name, but never calls it."],
  "lint.unpublished": [
    "info",
    "The platform's guide describes this event; its published schema of hooks does not have it.",
  ],
  "lint.action-too-late": ["warning", "The action needs a call, and the call is over then."],
  "lint.action-impossible": ["warning", "Nobody can carry out this action then."],
  "lint.timeout-shadowed": ["warning", "Another hook has hung up before this silence is reached."],
  "lint.timeout-past-silence-limit": [
    "warning",
    "The call ends of itself before the caller has been silent for so long.",
  ],
  "lint.elapsed-past-maximum": ["warning", "The call ends of itself before this time has passed."],
  "lint.confidence-overlap": ["warning", "Two hooks run for the same confidence."],
  "lint.no-confidence-threshold": [
    "warning",
    "The transcriber has no confidence threshold, so it never reports low confidence.",
  ],
  "lint.blind-transfer": ["info", "When nobody answers this transfer, the call is lost."],
  "lint.several-destinations": [
    "warning",
    "Several destinations of a transfer are not tried one after the other.",
  ],
  "lint.reason-outside-family": [
    "warning",
    "The entry is also part of ended reasons of quite another kind.",
  ],
  "lint.parameter-not-sent": ["warning", "The function reads an argument the hook never sends."],
  "lint.missing-secret": ["warning", "The action needs a secret that does not exist yet."],
  "lint.runs-twice": ["warning", "The voice platform and Hookline both run this hook."],
  "lint.slack-limit": ["warning", "Slack refuses or cuts what is this large."],
  "lint.discord-limit": ["warning", "Discord refuses what is this large."],
} as const satisfies Record<string, readonly [Severity, string]>;

export type DiagnosticCode = keyof typeof diagnosticCatalog;

export type DiagnosticDetail = {
  readonly path: string;
  readonly message: string;
  readonly nodeId?: string;
  readonly hint?: string;
  readonly line?: number;
  readonly column?: number;
  readonly fix?: Fix;
};

/** Builds a diagnostic with the severity its code has in the catalogue. */
export function diagnostic(code: DiagnosticCode, detail: DiagnosticDetail): Diagnostic {
  return {
    code,
    severity: diagnosticCatalog[code][0],
    path: detail.path,
    ...(detail.nodeId === undefined ? {} : { nodeId: detail.nodeId }),
    message: detail.message,
    ...(detail.hint === undefined ? {} : { hint: detail.hint }),
    ...(detail.line === undefined ? {} : { line: detail.line }),
    ...(detail.column === undefined ? {} : { column: detail.column }),
    ...(detail.fix === undefined ? {} : { fix: detail.fix }),
  };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((found) => found.severity === "error");
}
