import { isFields } from "../../hook/draft.ts";
import { maxPrefixes, maxPrefixLength } from "./wire.ts";

/**
 * The filter of a phone number's hook: prefixes of the caller's number, written without the plus sign that numbers
 * have in the hooks document. Source: Vapi OpenAPI of 2026-08-19, `PhoneNumberCallRingingHookFilter`.
 */

const vapiKey = "number";
const ownKey = "call.customer.number";

/** The filter as Hookline has it; `null` when it is no such filter or one that cannot match a number anyway. */
export function fromVapiPrefixes(filter: unknown): { readonly [field: string]: unknown } | null {
  if (!isFields(filter) || filter["type"] !== "startsWith" || filter["key"] !== vapiKey)
    return null;
  const { startsWith } = filter;
  if (!Array.isArray(startsWith)) return null;
  const prefixes: readonly unknown[] = startsWith;
  const texts = prefixes.filter((prefix) => typeof prefix === "string");
  if (texts.length < prefixes.length || texts.some((text) => text.startsWith("+"))) return null;
  return { ...filter, key: ownKey, startsWith: texts.map((text) => `+${text}`) };
}

export function isVapiPrefixes(filter: unknown): boolean {
  return isFields(filter) && filter["type"] === "startsWith" && filter["key"] === vapiKey;
}

/** The filter as Vapi has it; `null` when it has no way to say it. */
export function toVapiPrefixes(filter: {
  readonly [field: string]: unknown;
}): { readonly [field: string]: unknown } | null {
  const { type, key, startsWith } = filter;
  if (type !== "startsWith" || (key !== ownKey && key !== vapiKey)) return null;
  const given: readonly unknown[] = Array.isArray(startsWith) ? startsWith : [startsWith];
  const texts = given.filter((prefix) => typeof prefix === "string");
  const plus = key === ownKey ? 1 : 0;
  const isWritable = texts.every(
    (text) => (plus === 0 || text.startsWith("+")) && text.length - plus <= maxPrefixLength,
  );
  if (!isWritable || texts.length < given.length || texts.length > maxPrefixes) return null;
  return { ...filter, key: vapiKey, startsWith: texts.map((text) => text.slice(plus)) };
}
