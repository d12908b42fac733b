import type { Json } from "../../json.ts";
import { readEventNames } from "./devclaw-events.ts";
import { cutEnvReferences } from "./env-references.ts";
import { parseGoTemplate } from "./go-template/parse-template.ts";
import { toLiquid } from "./go-template/to-liquid.ts";
import { printPlain, printText, type TemplateNote } from "./go-template/liquid-value.ts";
import type { FieldReader, HookReading, SourcePlace } from "../reading/hook-reading.ts";
import { keepLeftOver, readEnabled } from "./read-webhook.ts";
import { suggest } from "../../hook/did-you-mean.ts";

/** DevClaw's actions and to whom they speak. Source: `HandlerConfig` in `hooks.go`, commit 656368b (2026-06-22). */
export const handlerActions = { notify_admins: "alerts", send_message: "conversation" } as const;

/**
 * Reads one entry of `hooks.handlers`. Errors: `dialect.missing`, `dialect.unknown-kind`, `dialect.template`,
 * `event.unknown`.
 */
export function readHandler(reader: FieldReader, isOff: boolean): HookReading {
  const on = readEventNames(reader, "event");
  const action = { type: "notify", to: readAction(reader), text: readTemplate(reader) };
  const enabled = readEnabled(reader, isOff);
  const kept = keepLeftOver(reader, new Map());
  const hook: HookReading["hook"] = {
    on,
    ...(enabled ? {} : { enabled: false }),
    do: [kept === null ? action : { ...action, platform: { devclaw: kept } }],
  };
  const fields = {
    on: reader.placeOf("event"),
    "do.0.to": reader.placeOf("action"),
    "do.0.text": reader.placeOf("template"),
    "do.0.platform.devclaw.fields": reader.at,
    "do.0": reader.at,
    do: reader.at,
  };
  return { hook, at: reader.at, fields };
}

function readAction(reader: FieldReader): Json {
  const given = reader.text("action");
  const at = reader.placeOf("action");
  const known = Object.entries(handlerActions).find(([name]) => name === given);
  if (known !== undefined) return known[1];
  const names = Object.keys(handlerActions);
  if (given === null) {
    const hint = `There is: ${names.join(", ")}.`;
    reader.findings.add("dialect.missing", at, "The handler does not say its action.", hint);
  } else {
    const message = `DevClaw has no action "${given.slice(0, 100)}".`;
    reader.findings.add("dialect.unknown-kind", at, message, suggest(given, names));
  }
  return "alerts";
}

function readTemplate(reader: FieldReader): string {
  const template = reader.text("template");
  const at = reader.placeOf("template");
  if (template === null || template === "") {
    reader.findings.add("dialect.missing", at, "The handler has no template, so nothing is said.");
    return "";
  }
  const parsed = parseGoTemplate(template);
  if (!parsed.ok) {
    const before = template.slice(0, parsed.error.at);
    const line = before.split("\n").length;
    const where = line === 1 ? `at character ${parsed.error.at + 1}` : `in its line ${line}`;
    const message = `The template cannot be read ${where}: ${parsed.error.message}`;
    reader.findings.add("dialect.template", at, message);
    return "";
  }
  const written = toLiquid(parsed.value, (text) => toMessage(text, reader, at));
  if (!written.ok) {
    reader.findings.add(
      "dialect.template",
      at,
      `The template cannot be taken over: ${written.error}`,
    );
    return "";
  }
  reportNotes(written.value.notes, reader, at);
  return written.value.text;
}

/**
 * Variables in a message: what is said to people holds no secrets, so their values cannot come from there. One that
 * has a value of its own says that, another one stands there by its name.
 */
function toMessage(text: string, { findings }: FieldReader, at: SourcePlace): string {
  return cutEnvReferences(text)
    .map((piece) => {
      if (piece.kind === "text") return printPlain(piece.text);
      findings.add(
        "dialect.differs",
        at,
        `DevClaw puts the value of ${piece.name} into the message. Messages hold no secrets here, so it says ${JSON.stringify(piece.fallback ?? piece.text)}.`,
        "Write out what it is to say.",
      );
      if (piece.fallback !== undefined) return printPlain(piece.fallback);
      return `{{ ${printText(piece.text)} }}`;
    })
    .join("");
}

function reportNotes(notes: readonly TemplateNote[], reader: FieldReader, at: SourcePlace): void {
  const told = new Set<string>();
  for (const note of notes) {
    const text = JSON.stringify(note);
    if (told.has(text)) continue;
    told.add(text);
    reportNote(note, reader, at);
  }
}

function reportNote(note: TemplateNote, { findings }: FieldReader, at: SourcePlace): void {
  switch (note.kind) {
    case "guide-name":
      findings.add(
        "dialect.differs",
        at,
        `{{${note.name}}} is in DevClaw's guide, not in what its hooks get. Here it is ${note.path}.`,
      );
      return;
    case "unknown-name":
      findings.add(
        "dialect.unknown-variable",
        at,
        `No event of DevClaw's has {{${note.name}}}; it is empty.`,
      );
      return;
    case "differs":
      findings.add("dialect.differs", at, note.message);
  }
}
