import type { DiagnosticCode } from "../../diagnostic.ts";
import { httpMethods } from "../../hook/action.ts";
import type { Json } from "../../json.ts";
import { type ClearSecrets, isSecretHeader } from "../reading/clear-secrets.ts";
import type { FieldReader, SourcePlace } from "../reading/hook-reading.ts";
import { entryOf } from "../reading/source-node.ts";
import { cutEnvReferences } from "./env-references.ts";
import { isJsonType } from "./body-type.ts";
import { writeBody } from "./write-body.ts";
import { isClear, type TextScope, writeText } from "./write-text.ts";

type Texts = { readonly [name: string]: string };
type Fields = { readonly [field: string]: Json };

export type ReadingAround = {
  /** The tool's own. */
  readonly name: string;
  /** Names the lookups of the document give. */
  readonly results: ReadonlySet<string>;
  /** Names secrets that stand there in clear. */
  readonly secrets: ClearSecrets;
};

/** Reads the fields of one tool, and remembers how they were written where that is said otherwise here. */
export class ToolReading {
  readonly reader: FieldReader;
  readonly #around: ReadingAround;
  readonly #parameters: ReadonlySet<string>;
  /** Variables of the environment that are written otherwise here: by the name of the secret. */
  readonly #env = new Map<string, string>();
  /** Settings that stand in the environment: by their key, how they are written, and what they are here. */
  readonly #settings = new Map<string, { readonly text: string; readonly value: Json }>();

  constructor(reader: FieldReader, around: ReadingAround) {
    this.reader = reader;
    this.#around = around;
    this.#parameters = new Set(parameterNames(reader));
  }

  /** `null`: everything is written as it would be again. */
  written(): { readonly [field: string]: Json } | null {
    const all = {
      ...(this.#env.size === 0 ? {} : { env: Object.fromEntries(this.#env) }),
      ...(this.#settings.size === 0 ? {} : { settings: Object.fromEntries(this.#settings) }),
    };
    return Object.keys(all).length === 0 ? null : all;
  }

  url(): string {
    const at = this.reader.placeOf("url");
    const given = this.reader.text("url")?.trim() ?? "";
    if (given === "")
      this.#find("dialect.missing", at, "The tool has no url, so AVA skips it.", "Give it a url.");
    return writeText(given, this.#scope(at));
  }

  /** AVA trims it and makes it capital letters. */
  method(absent: string): string {
    const given = (this.reader.text("method") ?? "").trim().toUpperCase();
    if (given === "") return absent;
    if (httpMethods.some((method) => method === given)) return given;
    this.#find(
      "dialect.invalid",
      this.reader.placeOf("method"),
      `There is no method ${given.slice(0, 40)}.`,
      `There is: ${httpMethods.join(", ")}.`,
    );
    return absent;
  }

  /** A map of texts with values of the call. `null`: there is none. */
  texts(key: string): Texts | null {
    return this.#map(key, (text, at) => writeText(text, this.#scope(at)));
  }

  /** The same for headers, of which some hold secrets. */
  headers(): Texts | null {
    return this.#map("headers", (text, at, name) => {
      if (!isSecretHeader(name) || !isClear(text)) return writeText(text, this.#scope(at));
      const where = { findings: this.reader.findings, at, owner: this.#around.name };
      return this.#around.secrets.header(name, text.trim(), where);
    });
  }

  /** A map of texts that are taken as they stand. */
  plainTexts(key: string): Texts | null {
    return this.#map(key, (text) => text);
  }

  #map(key: string, write: (text: string, at: SourcePlace, name: string) => string): Texts | null {
    const value = this.reader.entry(key)?.value;
    if (value === undefined) return null;
    const at = this.reader.placeOf(key);
    if (value.kind !== "map") {
      this.#find("dialect.invalid", at, `${key} must have names and values.`);
      return null;
    }
    const texts = value.entries.map((entry) => {
      const place = { path: `${at.path}.${entry.key}`, place: entry.place };
      if (entry.value.kind === "scalar")
        return [entry.key, write(entry.value.text, place, entry.key)] as const;
      this.#find("dialect.invalid", place, `${entry.key} of ${key} must be a text.`);
      return [entry.key, ""] as const;
    });
    return texts.length === 0 ? null : Object.fromEntries(texts);
  }

  /**
   * The body of a request; `null`: AVA's own, with every value it has. A header that says its type counts more than
   * `content_type`.
   */
  body(key: string, headerType: string | null): Fields | null {
    const contentType = this.#contentType(headerType);
    const entry = this.reader.entry(key);
    const at = this.reader.placeOf(key);
    const type = headerType ?? contentType;
    const typed: Fields = contentType === null || isJsonType(contentType) ? {} : { contentType };
    if (entry === null) return Object.keys(typed).length === 0 ? null : typed;
    if (entry.value.kind !== "scalar") {
      this.#find(
        "dialect.invalid",
        at,
        `${key} must be a text; AVA sends nothing with this one.`,
        "Put a | after the colon, and write the body below as JSON.",
      );
      return null;
    }
    if (entry.value.text === "") return Object.keys(typed).length === 0 ? null : typed;
    if (type !== null && !isJsonType(type)) {
      return { body: writeText(entry.value.text, this.#scope(at)), ...typed };
    }
    const written = writeBody(entry.value.text, this.#scope(at));
    switch (written.kind) {
      case "json":
        if (written.unquoted.length > 0) this.#unquoted(written.unquoted, at);
        return { body: written.body, ...typed };
      case "quoted-json": {
        const names = written.names.map((name) => `{${name}}`).join(", ");
        this.#find(
          "dialect.template",
          at,
          `${names} stands in quotes, so AVA sends a body that is no JSON.`,
          "Leave the quotes around it out.",
        );
        return null;
      }
      case "text":
        this.#find(
          "dialect.changed",
          at,
          "The body is not JSON, so it is sent as plain text.",
          "Give the content_type it has, or make it JSON.",
        );
        return { body: written.body, contentType: "text/plain" };
    }
  }

  #contentType(headerType: string | null): string | null {
    const contentType = this.reader.text("content_type");
    if (contentType === null || headerType === null) return contentType;
    const message = "A header says the type of the body, so AVA does not read content_type.";
    this.#find("dialect.changed", this.reader.placeOf("content_type"), message);
    return null;
  }

  #unquoted(names: readonly string[], at: SourcePlace): void {
    const listed = names.map((name) => `{${name}}`).join(", ");
    this.#find(
      "dialect.differs",
      at,
      `${listed} stands without quotes, so AVA sends a body that is no JSON. Here it is a text.`,
    );
  }

  /** Milliseconds; AVA's own, or the nearest that Hookline takes. */
  timeout(key: string, absent: number): number {
    const given = this.setting(key, () => this.reader.integer(key), absent);
    return this.within(given, [100, 120_000], key);
  }

  within(value: number, [least, most]: readonly [number, number], key: string): number {
    const taken = Math.min(most, Math.max(least, value));
    if (taken === value) return taken;
    this.#find(
      "dialect.changed",
      this.reader.placeOf(key),
      `${key} is ${value}; Hookline takes ${least} to ${most}, so it is ${taken} here.`,
    );
    return taken;
  }

  /** A setting that is no text, which may stand in the environment: then its default counts, and it is kept as written. */
  setting<T extends number | boolean>(key: string, read: () => T | null, absent: T): T {
    const value = entryOf(this.reader.node, key)?.value;
    const [piece, ...others] = value?.kind === "scalar" ? cutEnvReferences(value.text) : [];
    if (piece?.kind !== "variable" || others.length > 0) return read() ?? absent;
    this.reader.entry(key);
    const taken = valueOf(piece.fallback, absent);
    this.#settings.set(key, { text: piece.text, value: taken });
    this.#find(
      "dialect.changed",
      this.reader.placeOf(key),
      `${key} stands in the environment. Here it is ${String(taken)}; ${piece.text} is kept for AVA.`,
    );
    return taken;
  }

  #scope(at: SourcePlace): TextScope {
    return {
      parameters: this.#parameters,
      results: this.#around.results,
      notes: {
        renamed: (given, name) =>
          this.#find(
            "dialect.renamed",
            at,
            `{${given}} stands in AVA's guide; its code knows {${name}}, which is meant.`,
          ),
        unknown: (name) =>
          this.#find(
            "dialect.unknown-variable",
            at,
            `AVA has no {${name}}, and no lookup here gives one.`,
            "Check its spelling, or add the lookup that gives it.",
          ),
        env: (secret, written) => {
          this.#env.set(secret, written);
          if (/:[-=]/.test(written))
            this.#find(
              "dialect.changed",
              at,
              `The secret ${secret} has no default here; ${written} is kept for AVA.`,
              `Store the secret ${secret}.`,
            );
        },
      },
    };
  }

  #find(code: DiagnosticCode, at: SourcePlace, message: string, hint?: string): void {
    this.reader.findings.add(code, at, message, hint);
  }
}

function valueOf<T extends number | boolean>(fallback: string | null, absent: T): T {
  if (fallback === null) return absent;
  const value: number | boolean =
    typeof absent === "number" ? Number(fallback) : fallback.toLowerCase() === "true";
  return isLike(value, absent) ? value : absent;
}

function isLike<T extends number | boolean>(value: number | boolean, absent: T): value is T {
  return typeof value === typeof absent && !Number.isNaN(value);
}

function parameterNames(reader: FieldReader): readonly string[] {
  const parameters = entryOf(reader.node, "parameters")?.value;
  if (parameters?.kind !== "list") return [];
  return parameters.values.flatMap((parameter) => {
    const name = entryOf(parameter, "name")?.value;
    return name?.kind === "scalar" && name.text !== "" ? [name.text] : [];
  });
}
