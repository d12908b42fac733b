import { isFields } from "../hook/draft.ts";
import type { HooksDocument } from "../hook/hook.ts";
import type { LintFacts } from "./lint-rule.ts";

/** What a whole assistant of Vapi says of itself beside its hooks. Source: Vapi OpenAPI `CreateAssistantDTO`, 2026-08-19. */
export function readFacts(document: HooksDocument): LintFacts {
  const transcriber = document["transcriber"];
  const spoken = isFields(transcriber) ? transcriber : {};
  const provider = spoken["provider"];
  return withoutUndefined({
    transcriber: typeof provider === "string" ? provider : undefined,
    confidenceThreshold: numberOf(spoken["confidenceThreshold"]),
    silenceTimeoutSeconds: numberOf(document["silenceTimeoutSeconds"]),
    maxDurationSeconds: numberOf(document["maxDurationSeconds"]),
  });
}

function numberOf(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

function withoutUndefined(facts: LintFacts): LintFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
