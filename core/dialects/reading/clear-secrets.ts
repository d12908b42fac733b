import type { Findings, SourcePlace } from "./hook-reading.ts";

/** Headers that name what they are for; `*-key` and `*-token` are keys but for these. */
const notSecret = /^(idempotency|partition|sec-websocket|surrogate|cache|sort|routing)-key$/i;
const secretName =
  /^(proxy-)?authorization$|^cookie$|secret|passw(or)?d|(^|[-_])(token|key|apikey|auth|signature)$|api[-_]?key|access[-_]?token/i;

/** Whether a header of this name carries a key, so that its value is kept apart: `Authorization`, `X-Api-Key`, … */
export function isSecretHeader(name: string): boolean {
  return secretName.test(name) && !notSecret.test(name);
}

/** The scheme of an authorization, which is no secret: "Bearer ". */
const scheme = /^(?:Bearer|Basic|Token|ApiKey|Bot)\s+(?=\S)/i;

type Where = {
  readonly findings: Findings;
  readonly at: SourcePlace;
  /** The hook, webhook or tool the secret belongs to; `null`: it has no name. */
  readonly owner: string | null;
};

/**
 * Gives names to secrets that stand in a document in clear. Hookline keeps secrets apart from hooks and prints them
 * nowhere, so their values are not taken over; where each stood and under which name to store it is told.
 */
export class ClearSecrets {
  readonly #prefix: string;
  readonly #fallback: string;
  readonly #taken = new Map<string, number>();

  /** `prefix` begins every name; `fallback` stands for an owner without one. Both capital letters. */
  constructor(prefix: string, fallback: string) {
    this.#prefix = prefix;
    this.#fallback = fallback;
  }

  /** The reference that stands for a secret with which requests are signed. Code: `dialect.differs`. */
  signing({ findings, at, owner }: Where): string {
    const name = this.#free(owner, "SECRET");
    findings.add(
      "dialect.differs",
      at,
      `The secret stands here in clear. ${keptApart}: this webhook is signed with the secret ${name}.`,
      `Store the secret under the name ${name}.`,
    );
    return `\${${name}}`;
  }

  /** The text that stands for a header's value of which all is known, its scheme kept. Code: `dialect.differs`. */
  header(header: string, value: string, { findings, at, owner }: Where): string {
    const name = this.#free(owner, header);
    const said = scheme.exec(value)?.[0] ?? "";
    const rest = said === "" ? "its value" : `what stands behind ${said.trim()}`;
    findings.add(
      "dialect.differs",
      at,
      `The header ${header.slice(0, 100)} holds a secret in clear. ${keptApart}: it is sent with the secret ${name}.`,
      `Store ${rest} under the name ${name}.`,
    );
    return `${said}\${${name}}`;
  }

  #free(owner: string | null, what: string): string {
    const stem = `${this.#prefix}_${toWords(owner ?? "") || this.#fallback}_${toWords(what) || "SECRET"}`;
    const count = (this.#taken.get(stem) ?? 0) + 1;
    this.#taken.set(stem, count);
    return count === 1 ? stem : `${stem}_${count}`;
  }
}

const keptApart = "Hookline keeps secrets apart and does not take it over";

/** Longest part of a name: a whole one has at most 100 characters (`core/contracts/secrets.ts`). */
const maxWords = 40;

function toWords(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_")
    .slice(0, maxWords)
    .replaceAll(/^_|_$/g, "");
}
