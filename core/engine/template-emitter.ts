import { type Context, type Emitter, toValue } from "liquidjs";
import type { SealedText, SecretRef } from "./effect.ts";

/** Collects a text with its secret references. Nothing ever looks into the text for them again. */
export class SealedBuilder {
  #text = "";
  readonly #refs: SecretRef[] = [];

  get isEmpty(): boolean {
    return this.#text === "" && this.#refs.length === 0;
  }

  literal(text: string): void {
    this.#text += text;
  }

  secret(name: string, as: SecretRef["as"]): void {
    this.#refs.push({ at: this.#text.length, name, as });
  }

  toSealed(): SealedText {
    return { text: this.#text, refs: this.#refs };
  }
}

/** What may happen to a value of the call on its way into a text. Text of the author never changes. */
export type ValueEscape = (text: string) => string;

export function unchanged(text: string): string {
  return text;
}

export type TemplateTarget = {
  readonly builder: SealedBuilder;
  readonly escape: ValueEscape;
  /** Whether all that is written becomes the inside of a JSON string. */
  readonly inJson: boolean;
};

/** Work units that one character of output costs; see `workLimit` of the engine. */
const outputWork = 2;

/**
 * What Liquid writes into. `write` takes values, `text` takes what the author wrote: as they come in by two doors, no
 * value can reach the output unescaped, and none can pass for a secret.
 */
export abstract class TemplateEmitter implements Emitter {
  abstract buffer: string;
  abstract write(value: unknown): void;
  abstract text(text: string): void;
  abstract secret(name: string): void;

  pieces(pieces: readonly TextPiece[]): void {
    for (const piece of pieces) {
      if (piece.kind === "secret") this.secret(piece.name);
      else this.text(piece.text);
    }
  }
}

/** A piece of what the author wrote outside expressions and tags. */
export type TextPiece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "secret"; readonly name: string };

export class SealedEmitter extends TemplateEmitter {
  /** Asked for by Liquid and never read: the text is in the builder. */
  readonly buffer = "";
  readonly #target: TemplateTarget;
  readonly #limit: Context["memoryLimit"];

  constructor(target: TemplateTarget, limit: Context["memoryLimit"]) {
    super();
    this.#target = target;
    this.#limit = limit;
  }

  write(value: unknown): void {
    this.text(this.#target.escape(toText(value)));
  }

  text(text: string): void {
    this.#limit.use(text.length * outputWork);
    this.#target.builder.literal(this.#target.inJson ? insideJsonString(text) : text);
  }

  secret(name: string): void {
    this.#target.builder.secret(name, this.#target.inJson ? "json" : "plain");
  }
}

/** Collects what stands in a `capture`: it becomes a value, so it is not escaped yet and can hold no secret. */
export class CaptureEmitter extends TemplateEmitter {
  buffer = "";
  readonly #limit: Context["memoryLimit"];

  constructor(limit: Context["memoryLimit"]) {
    super();
    this.#limit = limit;
  }

  write(value: unknown): void {
    this.text(toText(value));
  }

  text(text: string): void {
    this.#limit.use(text.length * outputWork);
    this.buffer += text;
  }

  /** A secret in a capture is refused when the template is read. */
  secret(name: string): void {
    this.text(`\${${name}}`);
  }
}

/** A value as it stands in a text: nothing for what is not there, JSON for lists and objects. */
function toText(value: unknown): string {
  const plain: unknown = toValue(value);
  if (typeof plain === "string") return plain;
  if (plain === null || plain === undefined) return "";
  return typeof plain === "object" ? (JSON.stringify(plain) ?? "") : String(plain);
}

/** The text as it stands between the quotes of a JSON string; unpaired surrogates are escaped too. */
export function insideJsonString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
