/** Part of a context path; a number is a place in a list. */
export type Segment = string | number;

/** Something of a template that a person should know when it runs here. */
export type TemplateNote =
  | { readonly kind: "guide-name"; readonly name: string; readonly path: string }
  | { readonly kind: "unknown-name"; readonly name: string }
  | { readonly kind: "differs"; readonly message: string };

/** Where names lead while a template is written: the dot (`null`: the payload) and the variables set so far. */
export type Names = {
  readonly dot: readonly Segment[] | null;
  readonly variables: ReadonlyMap<string, readonly Segment[]>;
};

/** `extra.user_name`, `extra["a b"]`, `tags[0]`. */
export function printPath(path: readonly Segment[]): string {
  return path
    .map((segment, index) => {
      if (typeof segment === "number") return `[${segment}]`;
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(segment)) return `[${printText(segment)}]`;
      return index === 0 ? segment : `.${segment}`;
    })
    .join("");
}

/**
 * A text as Liquid writes it. Braces are written by their codes, so that no text ends the tag it stands in.
 * Source: LiquidJS 10, escapes of string literals.
 */
export function printText(text: string): string {
  const inner = text.replaceAll(/["\\{}%\u0000-\u001f]/g, (letter) =>
    letter === '"' || letter === "\\"
      ? `\\${letter}`
      : `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${inner}"`;
}

/** A text between tags. What Liquid would take for the beginning of one becomes a text in quotes. */
export function printPlain(text: string): string {
  return text.replaceAll(/\{(?=[{%])/g, () => `{{ ${printText("{")} }}`);
}
