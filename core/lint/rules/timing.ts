import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import { actionUse } from "../../hook/action-use.ts";
import type { LintContext, LintedHook } from "../lint-rule.ts";
import { optionFix } from "./option-fix.ts";

/** Vapi's and our default of `timeoutSeconds` (`event-options.ts`). */
const defaultTimeoutSeconds = 7.5;

/** A hook for a longer silence than one after which another hook has hung up. */
export function timeoutShadowed({ hooks }: LintContext): readonly Diagnostic[] {
  const silent = hooks.filter(isOn("customer.speech.timeout"));
  const ending = silent
    .filter(surelyEnds)
    .toSorted((one, other) => timeoutOf(one) - timeoutOf(other));
  return silent.flatMap((linted) => {
    const earlier = ending.find(
      (other) => timeoutOf(other) < timeoutOf(linted) && coversCallsOf(other, linted),
    );
    if (earlier === undefined) return [];
    return [
      diagnostic("lint.timeout-shadowed", {
        path: `${linted.path}.options.timeoutSeconds`,
        message: `After ${timeoutOf(earlier)} seconds of silence ${nameOf(earlier)} hangs up, so this hook never gets to its ${timeoutOf(linted)} seconds.`,
        hint: "Hang up in the hook with the longest timeout.",
      }),
    ];
  });
}

/** Only what ends every call it is for: no condition, no limit. */
function surelyEnds({ hook }: LintedHook): boolean {
  const ends = hook.do.some(
    (action) => actionUse(action) === "endCall" && (action.when ?? []).length === 0,
  );
  return ends && (hook.filters ?? []).length === 0 && hook.limit === undefined;
}

function coversCallsOf(earlier: LintedHook, later: LintedHook): boolean {
  const { scope } = earlier.hook;
  if (scope === undefined) return true;
  const agents = later.hook.scope?.agents ?? [];
  return agents.length > 0 && agents.every((agent) => scope.agents.includes(agent));
}

/** A silence that the platform does not let happen. */
export function timeoutPastSilenceLimit({ hooks, facts }: LintContext): readonly Diagnostic[] {
  const limit = facts.silenceTimeoutSeconds;
  if (limit === undefined) return [];
  return hooks
    .filter(isOn("customer.speech.timeout"))
    .filter((linted) => timeoutOf(linted) >= limit)
    .map((linted) =>
      diagnostic("lint.timeout-past-silence-limit", {
        path: `${linted.path}.options.timeoutSeconds`,
        message: `The call ends after ${limit} seconds of silence (silenceTimeoutSeconds), so nothing happens after ${timeoutOf(linted)}.`,
        hint: `Choose less than ${limit} seconds, or raise silenceTimeoutSeconds.`,
      }),
    );
}

/** Seconds before the hard end at which a last word is still heard. Source: VapiAI/gitops, "call duration", 2026-06-08. */
const lastWordSeconds = 10;

/** A time that the call does not reach. */
export function elapsedPastMaximum({ hooks, facts }: LintContext): readonly Diagnostic[] {
  const maximum = facts.maxDurationSeconds;
  if (maximum === undefined) return [];
  return hooks.filter(isOn("call.timeElapsed")).flatMap((linted) => {
    const seconds = linted.hook.options?.seconds;
    if (seconds === undefined || seconds < maximum) return [];
    const inTime = maximum - lastWordSeconds;
    const path = `${linted.path}.options.seconds`;
    return [
      diagnostic("lint.elapsed-past-maximum", {
        path,
        message: `The call ends after ${maximum} seconds (maxDurationSeconds), so ${seconds} seconds never pass.`,
        hint: `Choose ${inTime} seconds or less: the end of the call wins, and a last word takes time.`,
        ...(inTime < 1
          ? {}
          : { fix: optionFix(linted, "seconds", inTime, `Run it after ${inTime} seconds`) }),
      }),
    ];
  });
}

function isOn(type: string): (linted: LintedHook) => boolean {
  return (linted) => linted.events.some((entry) => entry.type === type);
}

function timeoutOf({ hook }: LintedHook): number {
  return hook.options?.timeoutSeconds ?? defaultTimeoutSeconds;
}

function nameOf({ hook, path }: LintedHook): string {
  return hook.name === undefined ? path : `"${hook.name}"`;
}
