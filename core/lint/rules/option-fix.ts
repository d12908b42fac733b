import type { Fix } from "../../diagnostic.ts";
import type { EventOptions } from "../../hook/hook.ts";
import type { LintedHook } from "../lint-rule.ts";

/**
 * Sets an option of a hook's event. The short form it was read in (`…[confidence=0.3:0.5]`, kept for Vapi) would say
 * something else then, and goes.
 */
export function optionFix(
  { hook, path }: LintedHook,
  option: keyof EventOptions & string,
  value: number,
  title: string,
): Fix {
  const hasShortForm = hook.platform?.["vapi"]?.["on"] !== undefined;
  return {
    title,
    edits: [
      { path: `${path}.options.${option}`, value },
      ...(hasShortForm ? [{ path: `${path}.platform.vapi.on` }] : []),
    ],
  };
}
