import type { DiagnosticCode } from "../../diagnostic.ts";
import type { Action, NotifyAction, WebhookAction } from "../../hook/action.ts";
import type { Retry } from "../../hook/retry.ts";
import { isJsonObject, type Json } from "../../json.ts";
import { err, ok, type Result } from "../../result.ts";
import { fromSecretText } from "./env-references.ts";
import { printGoTemplate } from "./go-template/print-template.ts";
import { readLiquid } from "./go-template/read-liquid.ts";
import { handlerActions } from "./read-handler.ts";
import { webhookDefaults } from "./read-tries.ts";

/** Something that is said otherwise; `path` lies in the action. */
export type EntryNote = {
  readonly code: DiagnosticCode;
  readonly path: string;
  readonly message: string;
};

/** An action as an entry of DevClaw's configuration, without what its hook says. */
export type Entry = {
  readonly list: "webhooks" | "handlers";
  readonly fields: { readonly [field: string]: Json };
  readonly notes: readonly EntryNote[];
};

/** The error is a sentence that says why DevClaw's configuration cannot hold the action. */
export function writeEntry(action: Action): Result<Entry, string> {
  if ((action.when ?? []).length > 0) return err("An action has conditions of its own.");
  if (action.type === "webhook") return writeWebhook(action);
  if (action.type === "notify") return writeHandler(action);
  return err(`DevClaw's configuration has no action ${action.type}.`);
}

function writeWebhook(action: WebhookAction): Result<Entry, string> {
  const own = platformOf(action);
  if (action.bodyForm !== "devclaw") return err("DevClaw's webhooks write their own body.");
  if (action.method !== undefined && action.method !== "POST") {
    return err(`DevClaw's webhooks do not ${action.method}.`);
  }
  if (action.contentType !== undefined) return err("DevClaw's webhooks send JSON.");
  const url = plainText(action.url);
  const headers = Object.entries(action.headers ?? {}).map(
    ([name, value]) => [name, plainText(value)] as const,
  );
  if (url === null) return err("The address has values of the event in it.");
  if (headers.some(([, value]) => value === null)) {
    return err("A header has values of the event in it.");
  }
  const notes: EntryNote[] = [];
  const write = (text: string | null) => fromSecretText(text ?? "", own.env);
  const fields = {
    url: write(url),
    ...(headers.length === 0
      ? {}
      : { headers: Object.fromEntries(headers.map(([name, value]) => [name, write(value)])) }),
    ...(action.sign === "devclaw" && action.signingSecret !== undefined
      ? { secret: write(action.signingSecret) }
      : {}),
    timeout: toSeconds(action.timeoutMs, notes),
    ...toRetry(action.retry, notes),
    ...own.fields,
  };
  if (action.sign !== "devclaw") notes.push(otherSignature(action.sign ?? true));
  return ok({ list: "webhooks", fields, notes });
}

/** A template that is a text in every event, without its quotes; `null` for any other. */
function plainText(template: string): string | null {
  const read = readLiquid(template);
  if (!read.ok) return null;
  const texts = read.value.map((node) => {
    if (node.kind === "text") return node.text;
    const isFixed = node.kind === "output" && node.value.kind === "literal";
    return isFixed && typeof node.value.value === "string" ? node.value.value : null;
  });
  return texts.includes(null) ? null : texts.join("");
}

function toSeconds(timeoutMs: number | undefined, notes: EntryNote[]): number {
  const seconds = (timeoutMs ?? webhookDefaults.timeoutSeconds * 1000) / 1000;
  if (!Number.isInteger(seconds)) {
    const message = `DevClaw waits whole seconds: ${Math.ceil(seconds)}.`;
    notes.push({ code: "dialect.changed", path: "timeoutMs", message });
  }
  return Math.ceil(seconds);
}

function toRetry(retry: Retry | undefined, notes: EntryNote[]) {
  const tell = (message: string) => notes.push({ code: "dialect.changed", path: "retry", message });
  if (retry === undefined) {
    tell("DevClaw tries 3 more times, a second apart; it has no longer schedule.");
    const { retryCount, retryDelayMs } = webhookDefaults;
    return { retry_count: retryCount, retry_delay_ms: retryDelayMs };
  }
  if (retry === "none" || retry.count === 0) {
    tell("DevClaw cannot do without another try: 0 means 3 to it. So there is one.");
    return { retry_count: 1, retry_delay_ms: retry === "none" ? 1000 : retry.delayMs };
  }
  return { retry_count: retry.count, retry_delay_ms: retry.delayMs };
}

function otherSignature(sign: boolean): EntryNote {
  const message = sign
    ? "DevClaw cannot sign as Standard Webhooks says. This goes out without a signature."
    : "DevClaw sends X-Webhook-Event with every webhook.";
  return { code: "dialect.changed", path: "sign", message };
}

function writeHandler(action: NotifyAction): Result<Entry, string> {
  const read = readLiquid(action.text);
  if (!read.ok) return err(`Its text cannot be a template of DevClaw's: ${read.error}`);
  const to = action.to ?? "alerts";
  const name = to === "alerts" ? "notify_admins" : "send_message";
  const notes: EntryNote[] = [];
  if (action.title !== undefined) {
    const message = "DevClaw's messages have no title.";
    notes.push({ code: "dialect.lost", path: "title", message });
  }
  const fields = {
    action: handlerActions[name] === to ? name : "notify_admins",
    template: printGoTemplate(read.value),
    ...platformOf(action).fields,
  };
  return ok({ list: "handlers", fields, notes });
}

/** What an import has kept of DevClaw's own form. */
function platformOf(action: Action): {
  readonly env: Readonly<Record<string, string>>;
  readonly fields: { readonly [field: string]: Json };
} {
  const own: Json = action.platform?.["devclaw"] ?? {};
  const env = isJsonObject(own) ? own["env"] : undefined;
  const fields = isJsonObject(own) ? own["fields"] : undefined;
  const forms = Object.entries(isJsonObject(env) ? env : {}).flatMap(([name, form]) =>
    typeof form === "string" ? [[name, form] as const] : [],
  );
  return { env: Object.fromEntries(forms), fields: isJsonObject(fields) ? fields : {} };
}
