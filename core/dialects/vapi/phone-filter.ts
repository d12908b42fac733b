import { bareNumberName } from "../../hook/context-path.ts";
import { isFields } from "../../hook/draft.ts";
import { maxPrefixes, maxPrefixLength } from "./wire.ts";

/**
 * The filter of a phone number's hook: prefixes of the caller's number, without its plus sign.
 * Source: Vapi OpenAPI of 2026-08-19, `PhoneNumberCallRingingHookFilter`.
 */
export function isVapiPrefixes(filter: unknown): boolean {
  return isFields(filter) && filter["type"] === "startsWith" && filter["key"] === bareNumberName;
}

/** The filter as Vapi has it, also of one on the number with its plus sign; `null` when Vapi cannot say it. */
export function toVapiPrefixes(filter: {
  readonly [field: string]: unknown;
}): { readonly [field: string]: unknown } | null {
  const { type, key, startsWith } = filter;
  if (type !== "startsWith" || (key !== "call.customer.number" && key !== bareNumberName)) {
    return null;
  }
  const given: readonly unknown[] = Array.isArray(startsWith) ? startsWith : [startsWith];
  const texts = given.filter((prefix) => typeof prefix === "string");
  const plus = key === bareNumberName ? 0 : 1;
  const isWritable = texts.every(
    (text) => (plus === 0 || text.startsWith("+")) && text.length - plus <= maxPrefixLength,
  );
  if (!isWritable || texts.length < given.length || texts.length > maxPrefixes) return null;
  return { ...filter, key: bareNumberName, startsWith: texts.map((text) => text.slice(plus)) };
}
