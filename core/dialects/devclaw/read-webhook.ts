import type { Json } from "../../json.ts";
import { readEventNames } from "./devclaw-events.ts";
import { cutEnvReferences } from "./env-references.ts";
import type { FieldReader, HookReading, SourcePlace } from "../reading/hook-reading.ts";
import { readText } from "./read-text.ts";
import { readRetry, readTimeout } from "./read-tries.ts";
import { type ClearSecrets, isSecretHeader } from "../reading/clear-secrets.ts";
import { toJson } from "../reading/source-node.ts";

/** What all webhooks of a document share. */
export type WebhooksAround = {
  /** `hooks.enabled: false`. */
  readonly isOff: boolean;
  /** The first timeout above 0, which DevClaw uses for all webhooks. */
  readonly sharedTimeout: number | null;
  /** Names secrets that stand there in clear. */
  readonly secrets: ClearSecrets;
};

/** Reads one entry of `hooks.webhooks`. Errors: `dialect.missing`, `dialect.invalid`, `event.unknown`. */
export function readWebhook(reader: FieldReader, around: WebhooksAround): HookReading {
  const name = reader.text("name");
  const forms = new Map<string, string>();
  const on = readEventNames(reader, "events");
  const action = {
    type: "webhook",
    url: readUrl(reader, forms),
    ...readHeaders(reader, name, { around, forms }),
    timeoutMs: readTimeout(reader, around.sharedTimeout),
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

function readHeaders(
  reader: FieldReader,
  webhook: string | null,
  { around, forms }: SecretAt,
): { readonly headers?: Json } {
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
    const text = isText ? value.text : "";
    if (isSecretHeader(key) && isClear(text)) {
      const where = { findings: reader.findings, at: header, owner: webhook };
      return [key, around.secrets.header(key, text.trim(), where)] as const;
    }
    return [key, readText(text, { reader, at: header, forms })] as const;
  });
  return headers.length === 0 ? {} : { headers: Object.fromEntries(headers) };
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
  return {
    signingSecret: around.secrets.signing({ findings: reader.findings, at, owner: webhook }),
  };
}

/** A text in which no variable stands, so that all of it can be read here. */
function isClear(text: string): boolean {
  return text.trim() !== "" && cutEnvReferences(text).every((piece) => piece.kind === "text");
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
