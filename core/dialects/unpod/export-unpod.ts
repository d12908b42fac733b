import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import type { HooksDocument } from "../../hook/hook.ts";
import { normaliseDocument } from "../../hook/normalise-document.ts";
import type { DialectExport } from "../dialect.ts";
import { bridgeText } from "./bridge/bridge-text.ts";
import { compareReread } from "./export/compare-reread.ts";
import { helperNames, writeBasis } from "./export/module-text.ts";
import { takenNames } from "./export/taken-names.ts";
import { type WrittenHook, writeHook } from "./export/write-hook.ts";
import { importUnpod } from "./import-unpod.ts";

/** Names the module uses itself. */
const ownNames = ["runner", "silence", "logger", "handle_call", "add_session_hooks"];

/**
 * Writes hooks as a Python module with decorators that runs on the Unpod SDK, and the bridge beside it. Total. What
 * Python on the SDK cannot say is left out and named; what reads back otherwise is named too.
 */
export function exportUnpod(given: HooksDocument): DialectExport {
  const document = normaliseDocument(given);
  const names = new Set([...ownNames, ...takenNames, ...helperNames]);
  const written = document.hooks.map((hook, index) => writeHook(hook, `hooks.${index}`, names));
  const needs = new Set(["os", ...written.flatMap((hook) => [...hook.needs])]);
  const hooks = written.flatMap((hook) => hook.hooks);
  const text = writeModule(hooks, needs);
  const said = written.flatMap((hook) => hook.diagnostics);
  const kept = written.map((hook) => hook.kept);
  const reread = importUnpod({ text, json: undefined }).draft;
  const diagnostics = [
    ...said,
    ...compareReread(document, reread, { named: said, kept }),
    ...otherFields(document),
  ];
  return {
    files: [
      {
        name: "hookline_hooks.py",
        language: "python",
        text,
        purpose:
          "The hooks as Python for the Unpod SDK: run it instead of Hookline, or take over what you need.",
      },
      {
        name: "hookline_bridge.py",
        language: "python",
        text: bridgeText,
        purpose:
          "Tells Hookline what happens in Unpod's calls and does what it answers, when Hookline runs the hooks.",
      },
    ],
    diagnostics,
  };
}

/** Fields of the document itself that Python has no place for. */
function otherFields(document: HooksDocument): readonly Diagnostic[] {
  return Object.keys(document)
    .filter((field) => field !== "version" && field !== "hooks")
    .map((field) =>
      diagnostic("dialect.lost", { path: field, message: `Python has no place for ${field}.` }),
    );
}

function writeModule(hooks: readonly WrittenHook[], given: ReadonlySet<string>): string {
  const ofScope = (scope: WrittenHook["scope"]) => hooks.filter((hook) => hook.scope === scope);
  const silences = ofScope("silence");
  const inSession = hooks.filter((hook) => hook.scope !== "runner");
  const needs = new Set([...given, ...(silences.length === 0 ? [] : ["SilenceClock"])]);
  const basis = writeBasis(needs);
  const isLogging = basis.imports.includes("import logging");
  const parts = [
    '"""Call hooks for the Unpod SDK, written by Hookline.\n\nSet session.dialog_machine in handle_call to your agent. Secrets are read from\nthe environment under their names.\n"""',
    [...basis.imports, "", "from unpod import AgentRunner, CallContext"].join("\n"),
    ...(isLogging ? ['logger = logging.getLogger("hookline")'] : []),
  ];
  const functions = [
    ...basis.helpers,
    ...(inSession.length === 0 ? [] : [writeSession(inSession, silences.length > 0)]),
    writeEntrypoint(inSession.length > 0),
    'runner = AgentRunner(\n    entrypoint=handle_call,\n    agent_id=os.environ.get("UNPOD_AGENT_ID", "my-agent"),\n)',
    ...ofScope("runner").map((hook) => hook.lines.join("\n")),
  ];
  return `${parts.join("\n\n")}\n\n\n${functions.join("\n\n\n")}\n`;
}

function writeSession(hooks: readonly WrittenHook[], hasSilence: boolean): string {
  const functions = hooks.map((hook) => hook.lines.map((line) => `    ${line}`).join("\n"));
  const clock = hasSilence ? ["    silence = SilenceClock(ctx.session)"] : [];
  return [
    "def add_session_hooks(ctx: CallContext) -> None:",
    [...clock, ...functions].join("\n\n"),
  ].join("\n");
}

function writeEntrypoint(hasSession: boolean): string {
  const add = hasSession ? ["    add_session_hooks(ctx)"] : [];
  return [
    "async def handle_call(ctx: CallContext) -> None:",
    ...add,
    "    await ctx.session.run()",
  ].join("\n");
}
