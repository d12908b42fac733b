import type { Argument, Expression } from "../python/syntax.ts";
import { metricPath, type PathValue, pathTo, type Segment, unknown, type Value } from "./value.ts";

/** An answer that is used as a value is its body. */
export function settle(value: Value): Value {
  if (value.kind === "metrics") return metricPath(value.path);
  if (value.kind === "turns") return pathTo("call", "messages");
  if (value.kind !== "response") return value;
  const { request } = value;
  request.isUsed = true;
  return pathTo("results", request.saveAs);
}

const maxFilters = 50;

export function withFilter(value: Value, filter: string): Value {
  return value.kind === "path" && value.filters.length < maxFilters
    ? { ...value, filters: [...value.filters, filter] }
    : unknown;
}

/** `of[index]` */
export function readIndex(of: Value, index: Value): Value {
  const key = index.kind === "constant" ? index.value : null;
  if (typeof key !== "string" && typeof key !== "number") return unknown;
  if (of.kind === "module" && of.name === "os.environ" && typeof key === "string") {
    return readSecret(key);
  }
  if (of.kind === "object" && of.object === "data") return pathTo("call", "data", key);
  if (of.kind === "metrics" && typeof key === "string")
    return { kind: "metrics", path: [...of.path, key] };
  if (of.kind === "response") return readIndex(settle(of), index);
  if (of.kind === "list" && typeof key === "number") return of.elements.at(key) ?? unknown;
  if (of.kind === "dict") return of.entries.find(([name]) => name === key)?.[1] ?? unknown;
  if (of.kind !== "path" || (typeof key === "number" && (key < 0 || !Number.isInteger(key)))) {
    return unknown;
  }
  return append(of, key);
}

/** A name that cannot be a secret's here is made one. */
export function readSecret(name: string): Value {
  const written = name.replaceAll(/[^A-Za-z0-9_]/g, "_").slice(0, 100);
  return /^[A-Za-z_]/.test(written)
    ? { kind: "template", parts: [{ kind: "secret", name: written }] }
    : unknown;
}

/** Liquid's `default` also takes an empty text and `false` for nothing, as Python's `or` does. */
export function withDefault(value: Value, instead: Value): Value {
  if (value.kind === "template" && value.parts.length === 1) return value;
  if (instead.kind === "dict" && instead.entries.length === 0) return value;
  if (instead.kind === "list" && instead.elements.length === 0) return value;
  if (instead.kind !== "constant") return unknown;
  const literal = toLiteral(instead.value);
  if (instead.value === null || instead.value === "") return value;
  return literal === null ? unknown : withFilter(value, `default: ${literal}`);
}

/** A constant in a Liquid expression; `null` when it cannot stand there. */
export function toLiteral(value: string | number | boolean | null): string | null {
  if (value === null) return "nil";
  if (typeof value !== "string") return String(value);
  if (/[\\\n\r]|\}\}|%\}/.test(value)) return null;
  if (!value.includes('"')) return `"${value}"`;
  return value.includes("'") ? null : `'${value}'`;
}

/** The value of an argument by its name, else by its place among those without one. */
export function argumentOf(
  args: readonly Argument[],
  name: string,
  position: number,
): Expression | null {
  const named = args.find((argument) => argument.name === name);
  const placed = args.filter((argument) => argument.name === null)[position];
  return named?.value ?? placed?.value ?? null;
}

const maxSegments = 50;

export function append(of: PathValue, segment: Segment): Value {
  return of.filters.length > 0 || of.segments.length >= maxSegments
    ? unknown
    : { ...of, segments: [...of.segments, segment] };
}
