import { type Diagnostic, diagnostic, type Fix } from "../../diagnostic.ts";
import type { LintContext, LintedHook } from "../lint-rule.ts";
import { optionFix } from "./option-fix.ts";

const lowConfidence = "assistant.transcriber.endpointedSpeechLowConfidence";
/** Vapi's usual `confidenceThreshold`, and the width of a range of which only one side is given (guide "Assistant hooks"). */
const usualThreshold = 0.4;
const usualWidth = 0.2;

type Range = {
  readonly linted: LintedHook;
  readonly min: number;
  readonly max: number;
  /** Hooks with different conditions or agents are meant to share a range. */
  readonly conditions: string;
};

/** Two hooks for the same confidence: both run, and say two things. */
export function confidenceOverlap(context: LintContext): readonly Diagnostic[] {
  const ranges = context.hooks.filter(isLowConfidence).map((linted) => rangeOf(linted, context));
  return ranges.flatMap((range, index) => {
    const earlier = ranges.slice(0, index).find((other) => overlaps(other, range));
    if (earlier === undefined) return [];
    return [
      diagnostic("lint.confidence-overlap", {
        path: `${range.linted.path}.options`,
        message: `Its range ${show(range)} overlaps ${show(earlier)} of ${nameOf(earlier)}: in between, both hooks run.`,
        hint: "The lower end belongs to a range, the upper end does not. Let one begin where the other ends.",
        ...fixFor(earlier, range),
      }),
    ];
  });
}

/** Half open, so that touching ranges do not overlap. */
function overlaps(one: Range, other: Range): boolean {
  return one.min < other.max && other.min < one.max && one.conditions === other.conditions;
}

/** Where one range only reaches into the other, the later one gives way. */
function fixFor(earlier: Range, later: Range): { readonly fix?: Fix } {
  const { linted } = later;
  if (later.min < earlier.min && later.max <= earlier.max) {
    const title = `End the range at ${earlier.min}`;
    return { fix: optionFix(linted, "confidenceMax", earlier.min, title) };
  }
  if (later.max > earlier.max && later.min >= earlier.min) {
    const title = `Begin the range at ${earlier.max}`;
    return { fix: optionFix(linted, "confidenceMin", earlier.max, title) };
  }
  return {};
}

/**
 * Names under which Vapi knows the transcribers that have a `confidenceThreshold`. Source: Vapi guide "Assistant
 * hooks" and OpenAPI `DeepgramTranscriber`, `GladiaTranscriber`, `AssemblyAITranscriber`.
 */
const withThreshold: ReadonlySet<string> = new Set(["deepgram", "gladia", "assemblyai"]);

/** A transcriber that never says it is unsure. */
export function noConfidenceThreshold({ hooks, facts }: LintContext): readonly Diagnostic[] {
  const { transcriber } = facts;
  if (transcriber === undefined) return [];
  if (withThreshold.has(transcriber.toLowerCase().replaceAll(/[^a-z]/g, ""))) return [];
  return hooks.filter(isLowConfidence).map((linted) =>
    diagnostic("lint.no-confidence-threshold", {
      path: `${linted.path}.on`,
      message: `The transcriber ${transcriber} has no confidence threshold, so this hook never runs.`,
      hint: "Only Deepgram, Gladia and AssemblyAI have one.",
    }),
  );
}

function isLowConfidence({ events }: LintedHook): boolean {
  return events.some((entry) => entry.type === lowConfidence);
}

function rangeOf(linted: LintedHook, { facts }: LintContext): Range {
  const options = linted.hook.options ?? {};
  const max = options.confidenceMax ?? facts.confidenceThreshold ?? usualThreshold;
  // 0.4 - 0.2 is not quite 0.2 in binary.
  const min = options.confidenceMin ?? Math.max(0, Number((max - usualWidth).toFixed(6)));
  const conditions = JSON.stringify([linted.hook.filters ?? [], linted.hook.scope ?? null]);
  return { linted, min, max, conditions };
}

function show({ min, max }: Range): string {
  return `${min} to ${max}`;
}

function nameOf({ linted }: Range): string {
  return linted.hook.name === undefined ? linted.path : `"${linted.hook.name}"`;
}
