/** Where something stands in a text; both count from 1. */
export type TextPlace = { readonly line: number; readonly column: number };

export type JsonPlaces = {
  /** Where the text stops being JSON; `null` when it is JSON. */
  readonly brokenAt: TextPlace | null;
  /** The place of a dotted path, or of the part of it that is there; `null` in a text that is not JSON. A member stands where its name does. */
  readonly find: (path: string) => TextPlace | null;
};

/**
 * Finds where parts of JSON text stand. `paths` are the dotted paths that will be asked for. Never throws, whatever the text or its depth.
 */
export function locateJson(text: string, paths: readonly string[]): JsonPlaces {
  const wanted = new Set(paths.flatMap(prefixesOf));
  const offsets = new Map<string, number>();
  const brokenAt = new JsonWalk(text, (path, offset) => {
    if (wanted.has(path)) offsets.set(path, offset);
  }).run();
  const starts = lineStarts(text);
  return {
    brokenAt: brokenAt === null ? null : toPlace(starts, brokenAt),
    find: (path) => {
      if (brokenAt !== null) return null;
      const known = prefixesOf(path).findLast((prefix) => offsets.has(prefix));
      const offset = known === undefined ? undefined : offsets.get(known);
      return offset === undefined ? null : toPlace(starts, offset);
    },
  };
}

/** `a.0.b` → the whole document, `a`, `a.0` and `a.0.b`. */
function prefixesOf(path: string): readonly string[] {
  if (path === "") return [""];
  const parts = path.split(".");
  return ["", ...parts.map((_part, index) => parts.slice(0, index + 1).join("."))];
}

/** A list or an object that is being read, and how many of its values have begun. */
type Frame = { readonly path: string; readonly closer: "}" | "]"; readonly count: number };

const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordToken = /true|false|null/y;
const escapeToken = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const spaceToken = /[ \t\r\n]*/y;

/** Reads JSON with a stack of its own, so that no nesting is too deep. Offsets are UTF-16 units. */
class JsonWalk {
  readonly #text: string;
  readonly #visit: (path: string, offset: number) => void;
  readonly #frames: Frame[] = [];
  #at = 0;

  constructor(text: string, visit: (path: string, offset: number) => void) {
    this.#text = text;
    this.#visit = visit;
  }

  /** Returns the offset at which the text stops being JSON, or `null`. */
  run(): number | null {
    this.#skipSpace();
    this.#visit("", this.#at);
    let isFine = this.#readValue("");
    while (isFine) {
      const frame = this.#frames.at(-1);
      if (frame === undefined) return this.#at === this.#text.length ? null : this.#at;
      isFine = this.#readNext(frame);
    }
    return this.#at;
  }

  /** Reads what follows inside a list or an object: its end, or its next value. */
  #readNext(frame: Frame): boolean {
    if (this.#text[this.#at] === frame.closer) {
      this.#frames.pop();
      this.#skip(1);
      return true;
    }
    if (frame.count > 0) {
      if (this.#text[this.#at] !== ",") return false;
      this.#skip(1);
    }
    const start = this.#at;
    const key = frame.closer === "]" ? String(frame.count) : this.#readKey();
    if (key === null) return false;
    this.#frames[this.#frames.length - 1] = { ...frame, count: frame.count + 1 };
    const path = frame.path === "" ? key : `${frame.path}.${key}`;
    this.#visit(path, start);
    return this.#readValue(path);
  }

  #readKey(): string | null {
    const start = this.#at;
    if (!this.#readString()) return null;
    const key = nameOf(this.#text.slice(start, this.#at));
    this.#skip(0);
    if (this.#text[this.#at] !== ":") return null;
    this.#skip(1);
    return key;
  }

  /** Reads a value; of a list or an object only its beginning. */
  #readValue(path: string): boolean {
    const first = this.#text[this.#at];
    if (first === "{" || first === "[") {
      this.#frames.push({ path, closer: first === "{" ? "}" : "]", count: 0 });
      this.#skip(1);
      return true;
    }
    const isRead = first === '"' ? this.#readString() : this.#readToken();
    if (isRead) this.#skip(0);
    return isRead;
  }

  #readToken(): boolean {
    const token = /[-\d]/.test(this.#text[this.#at] ?? "") ? numberToken : wordToken;
    token.lastIndex = this.#at;
    if (!token.test(this.#text)) return false;
    this.#at = token.lastIndex;
    return true;
  }

  /** A loop and no pattern: a pattern would need memory for each character of a long text. */
  #readString(): boolean {
    if (this.#text[this.#at] !== '"') return false;
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const character = this.#text[at] ?? "";
      if (character === '"') {
        this.#at = at + 1;
        return true;
      }
      const isBroken = character < " " || (character === "\\" && !this.#isEscape(at));
      if (isBroken) {
        this.#at = at;
        return false;
      }
      if (character === "\\") at += 1;
    }
    return false;
  }

  #isEscape(at: number): boolean {
    escapeToken.lastIndex = at;
    return escapeToken.test(this.#text);
  }

  #skip(characters: number): void {
    this.#at += characters;
    this.#skipSpace();
  }

  #skipSpace(): void {
    spaceToken.lastIndex = this.#at;
    spaceToken.test(this.#text);
    this.#at = spaceToken.lastIndex;
  }
}

/** The name between its quotation marks; one with a broken escape is nobody's path. */
function nameOf(quoted: string): string {
  if (!quoted.includes("\\")) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function toPlace(starts: readonly number[], offset: number): TextPlace {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
