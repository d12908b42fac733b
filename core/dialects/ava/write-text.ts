import { cutTemplate } from "./ava-template.ts";
import { findVariable, schemaVersion } from "./ava-variables.ts";
import { cutEnvReferences, secretName } from "./env-references.ts";

/** Collects what a template needs and what is to be said of it. */
export type TextNotes = {
  /** The guide's name, and AVA's own. */
  renamed(given: string, name: string): void;
  /** A name that is neither AVA's nor given by a lookup or a parameter that is known. */
  unknown(name: string): void;
  /** A variable of the environment that is written otherwise here. */
  env(secret: string, written: string): void;
};

/** What may stand in a template besides the values of a call. */
export type TextScope = {
  /** Names a model gives to a tool in the call. */
  readonly parameters: ReadonlySet<string>;
  /** Names lookups give. */
  readonly results: ReadonlySet<string>;
  readonly notes: TextNotes;
};

/** The Liquid path of a name; `null` when its value is the same in every call. */
export function pathOfName(name: string, scope: TextScope): string | null {
  if (name === schemaVersion.name) return null;
  if (scope.parameters.has(name)) return pathBelow("tool.args", name);
  const known = findVariable(name);
  if (known !== null) {
    if (known.renamed !== null) scope.notes.renamed(name, known.renamed);
    return known.path;
  }
  if (!scope.results.has(name)) scope.notes.unknown(name);
  return pathBelow("results", name);
}

function pathBelow(parent: string, name: string): string {
  return `${parent}.${name}`;
}

/** Whether what stands in braces can be a name at all; other braces are text, to AVA too. */
export function isName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

/** A text in which neither a variable nor a value of the call stands, so that all of it can be read here. */
export function isClear(text: string): boolean {
  return (
    text.trim() !== "" &&
    cutEnvReferences(text).every((piece) => piece.kind === "text") &&
    cutTemplate(text).every((piece) => piece.kind !== "value" || !isName(piece.name))
  );
}

/** One text of AVA's (an address, a header, a body that is no JSON) as a template of ours. */
export function writeText(text: string, scope: TextScope): string {
  return joinPieces(
    cutEnvReferences(text).map((piece) => {
      if (piece.kind === "text") return writeValues(piece.text, scope);
      return referTo(piece.name, piece.text, scope);
    }),
  );
}

function writeValues(text: string, scope: TextScope): string {
  return joinPieces(
    cutTemplate(text).map((piece) => {
      if (piece.kind !== "value" || !isName(piece.name)) return writePlain(piece.text);
      const path = pathOfName(piece.name, scope);
      return path === null ? schemaVersion.value : `{{ ${path} }}`;
    }),
  );
}

/** A variable as a secret of ours. */
export function referTo(name: string, written: string, scope: TextScope): string {
  const secret = secretName(name);
  if (written !== `\${${secret}}`) scope.notes.env(secret, written);
  return `\${${secret}}`;
}

/** Plain text in which Liquid would see the beginning of a tag gets that brace as a value. */
export function writePlain(text: string): string {
  return text.replaceAll(/\{(?=[{%])/g, () => plainBrace);
}

const plainBrace = `{{ "\\u007b" }}`;

/** Pieces that are each written already: a brace at the end of one must not open a tag with the next (`{{x}}`). */
export function joinPieces(pieces: readonly string[]): string {
  const said = pieces.filter((piece) => piece !== "");
  // Each is looked at beside the next one: asking the text so far would take time that grows with its square.
  const joined = said.map((piece, index) => {
    const opens = piece.endsWith("{") && /^[{%]/.test(said[index + 1] ?? "");
    return opens ? piece.slice(0, -1) + plainBrace : piece;
  });
  return joined.join("");
}
