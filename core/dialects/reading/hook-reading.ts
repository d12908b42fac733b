import { diagnostic, type Diagnostic, type DiagnosticCode } from "../../diagnostic.ts";
import type { Json } from "../../json.ts";
import { entryOf, type Place, type SourceEntry, type SourceNode } from "./source-node.ts";

/** Where something of a hook stands in the platform's own document. */
export type SourcePlace = { readonly path: string; readonly place: Place };

/** A hook as it was read, not judged yet. */
export type HookReading = {
  readonly hook: { readonly [field: string]: Json };
  readonly at: SourcePlace;
  /** Fields of the hook (`do.0.url`) that stand under another name in the platform's document. */
  readonly fields: Readonly<Record<string, SourcePlace>>;
};

/** Collects what is found while a document is read. */
export class Findings {
  readonly all: Diagnostic[] = [];

  add(code: DiagnosticCode, at: SourcePlace, message: string, hint?: string): void {
    const detail = { path: at.path, message, ...at.place };
    this.all.push(diagnostic(code, hint === undefined ? detail : { ...detail, hint }));
  }

  /** Paths at which something cannot be used. */
  errorPaths(): ReadonlySet<string> {
    const errors = this.all.filter((found) => found.severity === "error");
    return new Set(errors.map((found) => found.path));
  }
}

/** One map of a platform's document, read field by field: what nobody asks for is left over. */
export class FieldReader {
  readonly at: SourcePlace;
  readonly node: SourceNode;
  readonly findings: Findings;
  readonly #asked = new Set<string>();

  constructor(node: SourceNode, at: SourcePlace, findings: Findings) {
    this.node = node;
    this.at = at;
    this.findings = findings;
  }

  entry(key: string): SourceEntry | null {
    this.#asked.add(key);
    return entryOf(this.node, key);
  }

  /** Where a field stands, or where it would. */
  placeOf(key: string): SourcePlace {
    const found = entryOf(this.node, key);
    const path = this.at.path === "" ? key : `${this.at.path}.${key}`;
    return { path, place: found?.place ?? this.at.place };
  }

  text(key: string): string | null {
    const value = this.entry(key)?.value;
    if (value === undefined) return null;
    if (value.kind === "scalar") return value.text;
    this.findings.add("dialect.invalid", this.placeOf(key), `${key} must be a text.`);
    return null;
  }

  /** Go's yaml.v3 and Python's yaml take the words of YAML 1.1 for a boolean field. */
  boolean(key: string): boolean | null {
    const value = this.entry(key)?.value;
    if (value === undefined) return null;
    const word = value.kind === "scalar" ? value.text.toLowerCase() : "";
    if (["true", "yes", "on", "y"].includes(word)) return true;
    if (["false", "no", "off", "n"].includes(word)) return false;
    this.findings.add("dialect.invalid", this.placeOf(key), `${key} must be true or false.`);
    return null;
  }

  integer(key: string): number | null {
    const value = this.entry(key)?.value;
    if (value === undefined) return null;
    const number = value.kind === "scalar" && value.text !== "" ? Number(value.text) : Number.NaN;
    if (Number.isSafeInteger(number)) return number;
    this.findings.add("dialect.invalid", this.placeOf(key), `${key} must be a whole number.`);
    return null;
  }

  list(key: string): readonly SourceNode[] | null {
    const value = this.entry(key)?.value;
    if (value === undefined) return null;
    if (value.kind === "list") return value.values;
    if (value.kind === "scalar") return [value];
    this.findings.add("dialect.invalid", this.placeOf(key), `${key} must be a list.`);
    return null;
  }

  /** The fields nobody asked for. */
  leftOver(): readonly SourceEntry[] {
    if (this.node.kind !== "map") return [];
    return this.node.entries.filter((entry) => !this.#asked.has(entry.key));
  }
}
