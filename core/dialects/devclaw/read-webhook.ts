import type { Json } from "../../json.ts";
import { readEventNames } from "./devclaw-events.ts";
import { cutEnvReferences, secretName, toSecretText } from "./env-references.ts";
import { printPlain } from "./go-template/liquid-value.ts";
import type { FieldReader, HookReading, SourcePlace } from "./hook-reading.ts";
import { toJson } from "./source-node.ts";

/** What DevClaw takes for what a webhook does not say. Source: `webhooks.go`, commit 656368b (2026-06-22). */
export const webhookDefaults = { timeoutSeconds: 10, retryCount: 3, retryDelayMs: 1000 } as const;

/** What all webhooks of a document share. */
export type WebhooksAround = {
  /** `hooks.enabled: false`. */
  readonly isOff: boolean;
  /** The first timeout above 0, which DevClaw uses for all webhooks. */
  readonly sharedTimeout: number | null;
  /** Names given to secrets that stand there in clear, and how often. */
  readonly secretNames: Map<string, number>;
};

/** Reads one entry of `hooks.webhooks`. Errors: `dialect.missing`, `dialect.invalid`, `event.unknown`. */
export function readWebhook(reader: FieldReader, around: WebhooksAround): HookReading {
  const name = reader.text("name");
  const forms = new Map<string, string>();
  const on = readEventNames(reader, "events");
  const action = {
    type: "webhook",
    url: readUrl(reader, forms),
    ...readHeaders(reader, forms),
    timeoutMs: readTimeout(reader, around),
    retry: readRetry(reader),
    sign: "devclaw",
    bodyForm: "devclaw",
    ...readSecret(reader, name, { around, forms }),
  };
  const enabled = readEnabled(reader, around.isOff);
  const kept = keepLeftOver(reader, forms);
  const hook: HookReading["hook"] = {
    on,
    ...(name === null || name.trim() === "" ? {} : { name }),
    ...(enabled ? {} : { enabled: false }),
    do: [kept === null ? action : { ...action, platform: { devclaw: kept } }],
  };
  return { hook, at: reader.at, fields: placesOf(reader) };
}

function placesOf(reader: FieldReader): HookReading["fields"] {
  const fields: Record<string, SourcePlace> = {
    on: reader.placeOf("events"),
    name: reader.placeOf("name"),
    "do.0.url": reader.placeOf("url"),
    "do.0.headers": reader.placeOf("headers"),
    "do.0.timeoutMs": reader.placeOf("timeout"),
    "do.0.retry.count": reader.placeOf("retry_count"),
    "do.0.retry.delayMs": reader.placeOf("retry_delay_ms"),
    "do.0.signingSecret": reader.placeOf("secret"),
    "do.0.platform.devclaw.fields": reader.at,
    "do.0": reader.at,
    do: reader.at,
  };
  return fields;
}

/** Absent means on: so the guide says. DevClaw itself takes it for off. */
export function readEnabled(reader: FieldReader, isOff: boolean): boolean {
  const given = reader.boolean("enabled");
  if (reader.entry("enabled") === null) {
    reader.findings.add(
      "dialect.differs",
      reader.placeOf("enabled"),
      "It does not say enabled, and DevClaw leaves such a hook off. Here it is on, as the guide means it.",
      "Write enabled: true or enabled: false.",
    );
  }
  return !isOff && given !== false;
}

function readUrl(reader: FieldReader, forms: Map<string, string>): string {
  const given = reader.text("url")?.trim() ?? "";
  const at = reader.placeOf("url");
  if (given === "") {
    const hint = "Give it url: https://…";
    reader.findings.add("dialect.missing", at, "The webhook has no address.", hint);
    return "";
  }
  const url = readText(given, { reader, at, forms });
  if (!/^(https?:\/\/|\$\{)/i.test(url)) {
    reader.findings.add(
      "dialect.invalid",
      at,
      "The address must begin with https:// or http://.",
      "Write the whole address, or ${NAME} for one that is kept as a secret.",
    );
  }
  return url;
}

function readHeaders(reader: FieldReader, forms: Map<string, string>): { readonly headers?: Json } {
  const entry = reader.entry("headers");
  const at = reader.placeOf("headers");
  if (entry === null) return {};
  if (entry.value.kind !== "map") {
    reader.findings.add("dialect.invalid", at, "headers must be names with their values.");
    return {};
  }
  const headers = entry.value.entries.map(({ key, place, value }) => {
    const header = { path: `${at.path}.${key}`, place };
    const isText = value.kind === "scalar";
    if (!isText) reader.findings.add("dialect.invalid", header, `${key} must be a text.`);
    return [key, readText(isText ? value.text : "", { reader, at: header, forms })] as const;
  });
  return headers.length === 0 ? {} : { headers: Object.fromEntries(headers) };
}

type TextAt = {
  readonly reader: FieldReader;
  readonly at: SourcePlace;
  readonly forms: Map<string, string>;
};

/** A text with its variables as secrets, and what differs told. */
function readText(text: string, { reader, at, forms }: TextAt): string {
  reportVariables(text, reader, at);
  const read = toSecretText(text, printPlain);
  keepForms(read.forms, forms);
  return read.text;
}

/** Of two ways to write one variable the first is kept. */
function keepForms(found: Readonly<Record<string, string>>, forms: Map<string, string>): void {
  for (const [name, form] of Object.entries(found)) if (!forms.has(name)) forms.set(name, form);
}

/** Tells what DevClaw does with a variable that a secret does not do. */
function reportVariables(text: string, { findings }: FieldReader, at: SourcePlace): void {
  for (const piece of cutEnvReferences(text)) {
    if (piece.kind === "text") continue;
    const name = secretName(piece.name);
    if (name !== piece.name) {
      const message = `The variable ${piece.name} is the secret ${name} here.`;
      findings.add("dialect.renamed", at, message);
    }
    if (piece.fallback !== undefined) {
      findings.add(
        "dialect.differs",
        at,
        `DevClaw takes ${JSON.stringify(piece.fallback)} when ${piece.name} is not set. A secret has no such value.`,
        `Store ${name} as a secret.`,
      );
    }
    if (piece.required !== undefined) {
      findings.add(
        "dialect.differs",
        at,
        `DevClaw does not start without ${piece.name}. Here only what needs it stops, and says so.`,
        `Store ${name} as a secret.`,
      );
    }
  }
}

function readTimeout(reader: FieldReader, { sharedTimeout }: WebhooksAround): number {
  const given = reader.integer("timeout") ?? 0;
  const at = reader.placeOf("timeout");
  if (given < 0) reader.findings.add("dialect.invalid", at, "timeout must not be below 0.");
  const seconds = given > 0 ? given : webhookDefaults.timeoutSeconds;
  if (sharedTimeout !== null && sharedTimeout !== seconds) {
    reader.findings.add(
      "dialect.differs",
      at,
      `DevClaw waits ${sharedTimeout} s for every webhook, which is the first timeout it finds. Here this one has its own ${seconds} s.`,
    );
  }
  return within(seconds * 1000, [100, 120_000], reader, at);
}

function readRetry(reader: FieldReader): Json {
  const count = reader.integer("retry_count") ?? webhookDefaults.retryCount;
  const at = reader.placeOf("retry_count");
  if (count < 0) {
    reader.findings.add(
      "dialect.invalid",
      at,
      "With retry_count below 0 DevClaw sends nothing at all.",
      "Write how often it is tried again, such as 3.",
    );
  }
  if (count === 0) {
    reader.findings.add(
      "dialect.differs",
      at,
      "DevClaw takes 0 for not given and tries 3 more times. So does this.",
    );
  }
  const delay = reader.integer("retry_delay_ms") ?? 0;
  const delayAt = reader.placeOf("retry_delay_ms");
  if (delay < 0) {
    reader.findings.add("dialect.invalid", delayAt, "retry_delay_ms must not be below 0.");
  }
  return {
    count: within(count === 0 ? webhookDefaults.retryCount : count, [0, 1000], reader, at),
    delayMs: within(
      delay === 0 ? webhookDefaults.retryDelayMs : delay,
      [100, 86_400_000],
      reader,
      delayAt,
    ),
  };
}

function within(
  value: number,
  [least, most]: readonly [number, number],
  reader: FieldReader,
  at: SourcePlace,
): number {
  const taken = Math.min(most, Math.max(least, value));
  if (taken !== value && value >= 0) {
    const message = `${value} is outside what Hookline takes; it is ${taken} here.`;
    reader.findings.add("dialect.differs", at, message);
  }
  return taken;
}

type SecretAt = { readonly around: WebhooksAround; readonly forms: Map<string, string> };

/** A secret is kept by its name only: what stands there in clear is left out, and gets a name to be stored under. */
function readSecret(
  reader: FieldReader,
  webhook: string | null,
  { around, forms }: SecretAt,
): { readonly signingSecret?: string } {
  const given = reader.text("secret");
  if (given === null || given === "") return {};
  const at = reader.placeOf("secret");
  const [first, ...others] = cutEnvReferences(given);
  if (first?.kind === "variable" && others.length === 0) {
    const text = readText(given, { reader, at, forms });
    return { signingSecret: text };
  }
  const name = freeSecretName(webhook, around.secretNames);
  reader.findings.add(
    "dialect.differs",
    at,
    `The secret stands here in clear. Hookline keeps secrets apart and does not take it over: this webhook is signed with the secret ${name}.`,
    `Store the secret under the name ${name}.`,
  );
  return { signingSecret: `\${${name}}` };
}

function freeSecretName(webhook: string | null, taken: Map<string, number>): string {
  const words = (webhook ?? "")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_")
    .slice(0, 60);
  const stem = `DEVCLAW_${words.replaceAll(/^_|_$/g, "") || "WEBHOOK"}_SECRET`;
  const count = (taken.get(stem) ?? 0) + 1;
  taken.set(stem, count);
  return count === 1 ? stem : `${stem}_${count}`;
}

/** What Hookline has no place for, and how variables stood: kept for the way back. `null`: nothing. */
export function keepLeftOver(
  reader: FieldReader,
  forms: ReadonlyMap<string, string>,
): { readonly [field: string]: Json } | null {
  const fields = keepFields(reader);
  const all = {
    ...(forms.size === 0 ? {} : { env: Object.fromEntries(forms) }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
  };
  return Object.keys(all).length === 0 ? null : all;
}

/** The fields that neither DevClaw nor Hookline knows, each told. */
export function keepFields(reader: FieldReader): { readonly [field: string]: Json } {
  const kept = reader.leftOver().map(({ key, place, value }) => {
    const at = { path: `${reader.at.path}.${key}`, place };
    reader.findings.add("document.unknown-field", at, `DevClaw has no field ${key}. It is kept.`);
    return [key, toJson(value)] as const;
  });
  return Object.fromEntries(kept);
}
