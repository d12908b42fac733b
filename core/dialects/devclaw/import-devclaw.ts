import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import type { DialectImport, DialectInput } from "../dialect.ts";
import { ClearSecrets } from "../reading/clear-secrets.ts";
import { judgeReadings } from "../reading/judge-readings.ts";
import { FieldReader, Findings, type HookReading } from "../reading/hook-reading.ts";
import { reportRepeated } from "../reading/report-repeated.ts";
import { isGoCode, readGoCode } from "./read-go-code.ts";
import { readHandler } from "./read-handler.ts";
import { readListedHook } from "./read-listed-hook.ts";
import { readWebhook, type WebhooksAround } from "./read-webhook.ts";
import {
  entryOf,
  fromJson,
  readSource,
  type SourceEntry,
  type SourceNode,
} from "../reading/source-node.ts";

/** Longest text that is read, in UTF-16 units: the slowest YAML of this length takes some tenths of a second. */
const maxLength = 128 * 1024;

/**
 * Reads hooks of DevClaw: a configuration (`hooks:` with webhooks and handlers), a plugin's manifest, hooks of a program
 * as data, or Go code that registers some. Total: any text gives an answer.
 *
 * Codes: `dialect.*`, `event.unknown`, `document.unknown-field`, and those of `parseHooksDocument`.
 */
export function importDevclaw(input: DialectInput): DialectImport {
  return input.text.length > maxLength ? nothing([tooLarge(input.text.length)]) : importText(input);
}

/** The same for a text of any length. */
export function importText(input: DialectInput): DialectImport {
  const findings = new Findings();
  if (input.json === undefined && isGoCode(input.text)) {
    return judgeReadings(readGoCode(input.text, findings), findings);
  }
  const source = readSource(input.text);
  if (source.ok) return judgeReadings(readRoot(source.value, findings), findings);
  if (input.json !== undefined)
    return judgeReadings(readRoot(fromJson(input.json), findings), findings);
  const { code, message, place } = source.error;
  return nothing([diagnostic(code, { path: "", message, ...place })]);
}

function readRoot(root: SourceNode, findings: Findings): readonly HookReading[] {
  reportRepeated(root, findings);
  const hooks = entryOf(root, "hooks");
  if (hooks?.value.kind === "list") return readList(root, hooks, findings);
  if (hooks?.value.kind === "map") {
    reportOthers(root, ["hooks"], findings);
    const at = { path: "hooks", place: hooks.place };
    return readConfiguration(new FieldReader(hooks.value, at, findings));
  }
  if (entryOf(root, "webhooks") !== null || entryOf(root, "handlers") !== null) {
    return readConfiguration(new FieldReader(root, { path: "", place: root.place }, findings));
  }
  findings.add(
    "dialect.missing",
    { path: "hooks", place: root.place },
    "There are no hooks of DevClaw's.",
    "Paste the part of the configuration that begins with hooks:, with its webhooks and handlers.",
  );
  return [];
}

/** A configuration holds much that is not about hooks. */
function reportOthers(root: SourceNode, known: readonly string[], findings: Findings): void {
  if (root.kind !== "map") return;
  const others = root.entries.filter((entry) => !known.includes(entry.key));
  const [first] = others;
  if (first === undefined) return;
  const names = others
    .map((entry) => entry.key)
    .join(", ")
    .slice(0, 500);
  const at = { path: first.key, place: first.place };
  findings.add("dialect.not-hooks", at, `Not about hooks, and left where it is: ${names}.`);
}

function readConfiguration(reader: FieldReader): readonly HookReading[] {
  const isOff = readSystem(reader);
  const webhooks = entriesOf(reader, "webhooks");
  const around: WebhooksAround = {
    isOff,
    sharedTimeout: webhooks.map(timeoutOf).find((seconds) => seconds !== null) ?? null,
    secrets: new ClearSecrets("DEVCLAW", "WEBHOOK"),
  };
  const read = webhooks.map((entry) => readWebhook(entry, around));
  const handlers = entriesOf(reader, "handlers");
  if (handlers.length > 0) {
    reader.findings.add(
      "dialect.differs",
      reader.placeOf("handlers"),
      "DevClaw reads handlers and has nothing that carries them out. Here they are carried out.",
    );
  }
  const handled = handlers.map((entry) => readHandler(entry, isOff));
  for (const { key } of reader.leftOver()) {
    const message = `DevClaw has no ${key} among its hooks.`;
    reader.findings.add("dialect.lost", reader.placeOf(key), message);
  }
  return [...read, ...handled];
}

/** Whether `hooks.enabled` switches all of them off. */
function readSystem(reader: FieldReader): boolean {
  const enabled = reader.boolean("enabled");
  const at = reader.placeOf("enabled");
  if (reader.entry("enabled") === null) {
    const message =
      "hooks does not say enabled, and DevClaw leaves all of them off. Here they are on.";
    reader.findings.add("dialect.differs", at, message, "Write enabled: true below hooks.");
  }
  if (enabled !== false) return false;
  const message = "DevClaw's hooks are off as a whole, so each one is switched off here.";
  reader.findings.add("dialect.changed", at, message);
  return true;
}

function entriesOf(reader: FieldReader, key: string): readonly FieldReader[] {
  const at = reader.placeOf(key);
  return (reader.list(key) ?? []).flatMap((node, index) => {
    const place = { path: `${at.path}.${index}`, place: node.place };
    if (node.kind === "map") return [new FieldReader(node, place, reader.findings)];
    reader.findings.add("dialect.invalid", place, `An entry of ${key} must have fields.`);
    return [];
  });
}

function timeoutOf({ node }: FieldReader): number | null {
  const value = entryOf(node, "timeout")?.value;
  const seconds = value?.kind === "scalar" ? Number(value.text) : Number.NaN;
  return Number.isSafeInteger(seconds) && seconds > 0 ? seconds : null;
}

/** A plugin's manifest, or hooks of a program: `hooks` is a list. */
function readList(
  root: SourceNode,
  hooks: SourceEntry,
  findings: Findings,
): readonly HookReading[] {
  const id = entryOf(root, "id")?.value;
  const plugin = id?.kind === "scalar" ? id.text : null;
  reportOthers(root, ["hooks", "id"], findings);
  const reader = new FieldReader(root, { path: "", place: root.place }, findings);
  if (plugin !== null) {
    const at = { path: "hooks", place: hooks.place };
    findings.add(
      "dialect.differs",
      at,
      "DevClaw reads the hooks of a plugin and never registers them.",
    );
  }
  return entriesOf(reader, "hooks").map((entry) => readListedHook(entry, plugin));
}

function nothing(diagnostics: readonly Diagnostic[]): DialectImport {
  return { document: null, draft: null, diagnostics, runsOn: "hookline" };
}

function tooLarge(length: number): Diagnostic {
  return diagnostic("dialect.too-large", {
    path: "",
    message: `The text has ${length} characters; at most ${maxLength} are read.`,
    hint: "Paste only the part that holds the hooks.",
  });
}
