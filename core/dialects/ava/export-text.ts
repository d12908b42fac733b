import { flatNames } from "../../hook/context-path.ts";
import { cutTemplate } from "./ava-template.ts";
import { findVariable, nameOfPath } from "./ava-variables.ts";
import { isName } from "./write-text.ts";

/** Where a text of ours stands in AVA's configuration: what may be named there, and what is to be said of it. */
export type ExportPlace = {
  /** Names AVA fills in there; `null`: all of them. */
  readonly names: ReadonlySet<string> | null;
  /** How AVA's own document had the variables of the environment, by the name of the secret. */
  readonly env: Readonly<Record<string, string>>;
  readonly lost: (message: string) => void;
  readonly changed: (message: string) => void;
};

/** A part of one of our texts: plain, or an expression in braces. */
type Part =
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "expression"; readonly text: string };

/** Writes one of our templates as AVA's. An expression AVA cannot say is left out, and told. */
export function exportText(text: string, place: ExportPlace): string {
  return cut(text)
    .map((part) =>
      part.kind === "plain" ? plain(part.text, place) : (valueIn(part.text, place) ?? ""),
    )
    .join("");
}

/** The path an expression is all of a text; `null` for any other text. */
export function lonePath(text: string): string | null {
  const [part, ...others] = cut(text);
  if (part?.kind !== "expression" || others.length > 0) return null;
  return pathOf(part.text);
}

function cut(text: string): readonly Part[] {
  return text.split(/(\{\{.*?\}\}|\{%.*?%\})/s).flatMap((piece): readonly Part[] => {
    if (piece === "") return [];
    const isTag = piece.startsWith("{%");
    const [, inner] = /^\{\{-?(.*?)-?\}\}$/s.exec(piece) ?? [];
    if (inner === undefined && !isTag) return [{ kind: "plain", text: piece }];
    return [{ kind: "expression", text: isTag ? piece : (inner ?? "").trim() }];
  });
}

function pathOf(expression: string): string | null {
  const [, path] = /^([A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*)$/.exec(expression) ?? [];
  return path === undefined ? null : canonical(path);
}

function canonical(path: string): string {
  const names: Readonly<Record<string, string>> = flatNames;
  return Object.hasOwn(names, path) ? (names[path] ?? path) : path;
}

function valueIn(expression: string, place: ExportPlace): string | null {
  if (expression === String.raw`"\u007b"`) return "{";
  // Our way to say: as a text. AVA's texts are that anyway.
  const path = pathOf(expression.replace(/ \| append: ""$/, ""));
  const name = path === null ? null : nameOfPath(path, "quoted");
  if (name === null) {
    place.lost(`AVA cannot say {{ ${expression.slice(0, 100)} }}.`);
    return null;
  }
  if (place.names === null || place.names.has(name) || findVariable(name) === null)
    return `{${name}}`;
  place.lost(`AVA does not fill in {${name}} here.`);
  return null;
}

function plain(text: string, place: ExportPlace): string {
  for (const piece of cutTemplate(text)) {
    if (piece.kind !== "value" || !isName(piece.name)) continue;
    place.changed(`AVA takes ${piece.text} for a value of the call.`);
  }
  return text.replaceAll(/\$\{([A-Z_][A-Z0-9_]*)\}/g, (reference, name: string) =>
    Object.hasOwn(place.env, name) ? (place.env[name] ?? reference) : reference,
  );
}
