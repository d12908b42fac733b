import { inspect } from "node:util";

const mask = "••••";

/**
 * A value that must not be seen: JSON, logs, templates and the console show a mask. `reveal()` is the one way to the
 * value, so every use of it can be searched for.
 */
export class Secret<T = string> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  reveal(): T {
    return this.#value;
  }

  toJSON(): string {
    return mask;
  }

  toString(): string {
    return mask;
  }

  [inspect.custom](): string {
    return mask;
  }
}
