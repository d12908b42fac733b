import { FaultError } from "./fault-error.ts";
import type { Segment } from "./liquid-value.ts";

const textForm = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'/y;
const numberForm = /-?\d+(?:\.\d+)?/y;
const nameForm = /[A-Za-z_][A-Za-z0-9_-]*/y;
const comparisonForm = /==|!=|<=|>=|<|>|contains\b/y;

/** The inside of one tag of Liquid, read from left to right. */
export class LiquidWords {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    return this.rest() === "";
  }

  rest(): string {
    return this.#text.slice(this.#at).trim();
  }

  word(): string | null {
    return this.#match(nameForm);
  }

  keyword(word: string): boolean {
    const before = this.#at;
    if (this.#match(nameForm) === word) return true;
    this.#at = before;
    return false;
  }

  take(sign: string): boolean {
    this.#skipSpace();
    if (!this.#text.startsWith(sign, this.#at)) return false;
    this.#at += sign.length;
    return true;
  }

  comparison(): string | null {
    return this.#match(comparisonForm);
  }

  literal(): { readonly value: string | number | boolean | null } | null {
    const text = this.#match(textForm);
    if (text !== null) return { value: readText(text.slice(1, -1)) };
    const number = this.#match(numberForm);
    if (number !== null) return { value: Number(number) };
    for (const [word, value] of words) if (this.keyword(word)) return { value };
    return null;
  }

  path(): readonly Segment[] | null {
    const first = this.#match(nameForm);
    if (first === null) return null;
    const path: Segment[] = [first];
    for (;;) {
      if (this.#text.charAt(this.#at) === ".") {
        this.#at += 1;
        const name = this.#match(nameForm);
        if (name === null) throw new FaultError("A name is missing behind a dot.", 0);
        path.push(name);
      } else if (this.#text.charAt(this.#at) === "[") {
        this.#at += 1;
        path.push(this.#key());
      } else return path;
    }
  }

  #key(): Segment {
    const literal = this.literal();
    const key = literal?.value;
    if ((typeof key !== "string" && typeof key !== "number") || !this.take("]")) {
      throw new FaultError("Only a text or a number can stand in [ ].", 0);
    }
    return key;
  }

  #match(form: RegExp): string | null {
    this.#skipSpace();
    const own = new RegExp(form.source, form.flags);
    own.lastIndex = this.#at;
    const found = own.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.#at += found.length;
    return found;
  }

  #skipSpace(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1;
  }
}

const words = [
  ["true", true],
  ["false", false],
  ["nil", null],
  ["null", null],
] as const;

const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
};

/** Source: LiquidJS 10, `parseStringLiteral`. */
function readText(inner: string): string {
  return inner.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g,
    (_all, code?: string, letter?: string) =>
      code === undefined
        ? (escapes[letter ?? ""] ?? letter ?? "")
        : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
