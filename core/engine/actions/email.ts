import { hasControl, parseMailbox, smtpAddress } from "../../delivery/email-address.ts";
import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import type { EmailAction } from "../../hook/action.ts";
import type { SealedText } from "../effect.ts";
import { fillTemplate, type RenderScope } from "../render-template.ts";
import type { ReadAction } from "../resolved-action.ts";
import { SealedBuilder, unchanged, type ValueEscape } from "../template-emitter.ts";
import { parseJsonText, writeJson } from "../template-json.ts";
import { TemplateRefusedError } from "../template-problem.ts";
import { findings, incomplete, type ReadText, readText } from "./read-text.ts";

/** Time for one attempt when the action does not say: mail servers let unknown senders wait. */
const defaultTimeoutMs = 30_000;
/** Mailboxes one message may go to. Source: RFC 5321, section 4.5.3.1.8: servers take at least 100. */
const maxRecipients = 100;
/** Characters of one field as it is written, its expressions included; the schema's bound of a subject. */
const maxWritten = 2000;
/** Source: RFC 5322, section 2.1.1: a line has at most 998 characters. */
const maxSubject = 998;
/** Characters of text and of HTML together, filled in. */
const maxContent = 2_000_000;

/**
 * The message that an e-mail action is, as a request that the delivery ledger can hold: method `SMTP`, the mailboxes it
 * goes to as address, its header fields (`to`, `cc` and `bcc` once for each mailbox), and `{ "text", "html" }` as body.
 *
 * Every mailbox is the author's own: a value of the call can be one, never several. Values are escaped in HTML.
 * Errors: `action.bad-header` for what no header can carry, `action.invalid` for what is no mailbox, and those of
 * templates.
 */
export function readEmail(action: EmailAction, path: string): ReadAction {
  if (isBlank(action.text) && isBlank(action.html)) {
    return incomplete("The e-mail says nothing.", path, "Give it a text.");
  }
  const fields = readFields(action, path);
  const body = readContent(action, path);
  const found = findings(...fields.map((field) => field.text), ...body.parts);
  return {
    secrets: found.secrets,
    diagnostics: [...found.diagnostics, ...fields.flatMap((field) => checkWritten(field, path))],
    resolve(scope) {
      const headers = fields.flatMap((field) => resolveField(field, scope));
      return {
        kind: "delivery",
        urlTemplate: smtpAddress,
        request: { method: "SMTP", url: toAddress(headers), headers, body: body.resolve(scope) },
        timeoutMs: action.timeoutMs ?? defaultTimeoutMs,
        retry: action.retry ?? null,
        sign: false,
      };
    },
  };
}

/** One header field as it was written. `to`, `cc` and `bcc` come once for each mailbox. */
type Field = {
  readonly name: "to" | "cc" | "bcc" | "from" | "reply-to" | "subject";
  /** Name of the field in the action. */
  readonly key: string;
  readonly source: string;
  readonly text: ReadText;
};

function readFields(action: EmailAction, path: string): readonly Field[] {
  const many = (["to", "cc", "bcc"] as const).flatMap((name) =>
    splitMailboxes(action[name]).map((source) => [name, name, source] as const),
  );
  const single = [
    ["from", "from", action.from],
    ["reply-to", "replyTo", action.replyTo],
    ["subject", "subject", action.subject],
  ] as const;
  return [...many, ...single].flatMap(([name, key, source]): Field[] =>
    source === undefined || source.trim() === ""
      ? []
      : [{ name, key, source, text: readText(source, `${path}.${key}`) }],
  );
}

/** One entry for each mailbox: commas part them, but not inside quotes, expressions and tags. */
function splitMailboxes(written: string | readonly string[] | undefined): readonly string[] {
  const list = typeof written === "string" ? [written] : (written ?? []);
  return list.flatMap((text) => (text.length > maxWritten ? [text] : splitAtCommas(text)));
}

function splitAtCommas(text: string): readonly string[] {
  const parts = text.match(/(?:\{\{[^]*?\}\}|\{%[^]*?%\}|"[^"]*"|[^,])+/g) ?? [];
  return parts.map((one) => one.trim());
}

/** What can be said about a field before any event: what is written out and wrong. */
function checkWritten({ name, key, source }: Field, path: string): readonly Diagnostic[] {
  const isTemplate = /\{\{|\{%|\$\{/.test(source);
  const at = `${path}.${key}`;
  if (source.length > maxWritten) {
    return [diagnostic("action.invalid", { path: at, message: notMailbox(name, source) })];
  }
  if (hasControl(source.replaceAll(/\{\{[^]*?\}\}|\{%[^]*?%\}/g, "").trim())) {
    return [diagnostic("action.bad-header", { path: at, message: lineBreak(name) })];
  }
  if (name === "subject" || isTemplate || parseMailbox(source) !== null) return [];
  return [diagnostic("action.invalid", { path: at, message: notMailbox(name, source) })];
}

type Header = readonly [string, SealedText];

/** A field that comes to nothing is left out: an optional copy, a sender that is not said. */
function resolveField({ name, text: { template } }: Field, scope: RenderScope): readonly Header[] {
  if (template === null) return [];
  const escape = name === "subject" ? unchanged : oneMailbox(name);
  const filled = fillTemplate(template, scope, escape);
  if (filled.text.trim() === "" && filled.refs.length === 0) return [];
  if (hasControl(filled.text)) throw new TemplateRefusedError("action.bad-header", lineBreak(name));
  if (name === "subject" && filled.text.length > maxSubject) {
    const message = `The subject is longer than ${maxSubject} characters, which no mail server has to take.`;
    throw new TemplateRefusedError("action.bad-header", message);
  }
  // With a secret in it, it is looked at when that is filled in.
  const isWhole = name !== "subject" && filled.refs.length === 0;
  if (isWhole && parseMailbox(filled.text) === null) {
    throw new TemplateRefusedError("action.invalid", notMailbox(name, filled.text));
  }
  return [[name, filled]];
}

/** A value may be a mailbox or a part of one, and nothing that would end it and begin another. */
function oneMailbox(name: string): ValueEscape {
  return (value) => {
    const isSafe = !/[,;:<>"\\]/.test(value) || parseMailbox(value) !== null;
    if (isSafe) return value;
    throw new TemplateRefusedError("action.invalid", notMailbox(name, value));
  };
}

/** Who it goes to, as the log shows it. Errors: `action.invalid` when that is nobody, or too many. */
function toAddress(headers: readonly Header[]): SealedText {
  const builder = new SealedBuilder();
  const to = headers.filter(([name]) => name === "to");
  const count = headers.filter(([name]) => ["to", "cc", "bcc"].includes(name)).length;
  if (to.length === 0) {
    const message = "The e-mail has nobody to go to: its address came out empty.";
    throw new TemplateRefusedError("action.invalid", message);
  }
  if (count > maxRecipients) {
    const message = `The e-mail goes to ${count} mailboxes; ${maxRecipients} are the most.`;
    throw new TemplateRefusedError("action.invalid", message);
  }
  for (const [index, [, { text, refs }]] of to.entries()) {
    builder.literal(index === 0 ? "mailto:" : ", ");
    let from = 0;
    for (const ref of refs) {
      builder.literal(text.slice(from, ref.at));
      builder.secret(ref.name, "plain");
      from = ref.at;
    }
    builder.literal(text.slice(from));
  }
  return builder.toSealed();
}

/** `{ "text", "html" }` with what is there. */
function readContent({ text, html }: EmailAction, path: string) {
  const parts = [
    { key: "text", source: text ?? "", escape: unchanged },
    { key: "html", source: html ?? "", escape: escapeHtml },
  ]
    .filter(({ source }) => !isBlank(source))
    .map((part) => ({ ...part, json: parseJsonText(part.source, `${path}.${part.key}`) }));
  return {
    parts: parts.map((part) => part.json),
    resolve(scope: RenderScope): SealedText {
      const builder = new SealedBuilder();
      for (const [index, { key, json, escape }] of parts.entries()) {
        builder.literal(`${index === 0 ? "{" : ","}"${key}":`);
        writeJson(json, scope, builder, escape);
      }
      builder.literal("}");
      const sealed = builder.toSealed();
      if (sealed.text.length <= maxContent) return sealed;
      const message = `The e-mail is longer than ${maxContent} characters.`;
      throw new TemplateRefusedError("template.too-large", message);
    },
  };
}

/** Source: HTML Living Standard, "Escaping a string". */
function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

function lineBreak(name: string): string {
  return `The field "${name}" of the e-mail has a line break or a control character in it, which no header can carry. Take it out, such as with the filter strip_newlines.`;
}

function notMailbox(name: string, text: string): string {
  const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text;
  return `"${shown}" is not one e-mail address (${name}). Write ada@example.com or Ada <ada@example.com>.`;
}
