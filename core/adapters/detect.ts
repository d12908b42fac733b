import type { Json } from "../json.ts";
import type { Adapted, Adapter, AdapterName } from "./adapter.ts";
import { avaAdapter } from "./ava/ava-adapter.ts";
import { canonicalAdapter } from "./canonical/canonical-adapter.ts";
import { devclawAdapter } from "./devclaw/devclaw-adapter.ts";
import { redactSecrets } from "./redact-secrets.ts";
import { unpodAdapter } from "./unpod/unpod-adapter.ts";
import { vapiAdapter } from "./vapi/vapi-adapter.ts";

/**
 * In the order they are tried. No body is two: a call event has its type on top, a Vapi message inside `message`,
 * Hookline's own bridges name themselves. AVA's is known by its values' names alone, so it comes last.
 */
export const adapters: readonly Adapter[] = [
  canonicalAdapter,
  vapiAdapter,
  unpodAdapter,
  devclawAdapter,
  avaAdapter,
];

export type Detected = {
  readonly adapted: Adapted;
  /** Who recognised the body, `null` when nobody did. */
  readonly adapter: AdapterName | null;
  /** Why each adapter that was asked before did not. */
  readonly tried: readonly { readonly adapter: AdapterName; readonly why: string }[];
  /** The body without its known secrets, to be stored when it gave no event; `null` when events carry what it said. */
  readonly raw: Json;
};

/** Adapts a body with the one adapter that is named, or with the first that recognises it. Total. */
export function detectAndAdapt(adapter: "detect" | AdapterName, body: Json): Detected {
  const tried: { adapter: AdapterName; why: string }[] = [];
  for (const candidate of adapters) {
    if (adapter !== "detect" && candidate.name !== adapter) continue;
    const adapted = candidate.adapt(body);
    if (adapted.kind !== "unrecognised") {
      const raw = adapted.kind === "events" ? null : redactSecrets(body);
      return { adapted, adapter: candidate.name, tried, raw };
    }
    tried.push({ adapter: candidate.name, why: adapted.tried });
  }
  const why = tried.map((attempt) => `${attempt.adapter}: ${attempt.why}`).join("; ");
  return {
    adapted: { kind: "unrecognised", tried: why },
    adapter: null,
    tried,
    raw: redactSecrets(body),
  };
}

/** The same for a reader that needs only the result. A platform without an adapter recognises nothing. */
export function adaptBody(adapter: string, body: Json): Adapted {
  const named = adapters.find((candidate) => candidate.name === adapter);
  if (named !== undefined) return named.adapt(body);
  return { kind: "unrecognised", tried: `there is no adapter for ${adapter} yet` };
}
