import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import { endedReasons, isEndedReason } from "../../hook/ended-reasons.ts";
import type { Filter } from "../../hook/filter.ts";
import { isVapiPrefixes, toVapiPrefixes } from "./phone-filter.ts";
import { phoneNumberReasons } from "./wire.ts";

type OneOf = Extract<Filter, { type: "oneOf" }>;
type WireFilter = { readonly [field: string]: unknown };

export type ExportedFilters = {
  /** `null`: without one of them the hook would run when it must not, so it cannot be written. */
  readonly filters: readonly WireFilter[] | null;
  readonly diagnostics: readonly Diagnostic[];
};

/** `path` is that of the list. Codes: `dialect.lost`, `dialect.changed`, `dialect.differs`. */
export function exportFilters(filters: readonly Filter[], path: string): ExportedFilters {
  return joinAll(
    filters.map((filter, index) => {
      const at = `${path}.${index}`;
      const written = toOneOf(filter);
      if (written === null) return lost(at, "Vapi's filters only ask whether a value is in a list");
      return {
        filters: written,
        diagnostics: [
          ...(filter.type === "oneOf" ? [] : [changed(at)]),
          ...written.flatMap((one) => checkKey(one, at)),
        ],
      };
    }),
  );
}

/** The same for a hook of a phone number. */
export function exportPhoneFilters(
  filters: readonly Filter[],
  event: string,
  path: string,
): ExportedFilters {
  return joinAll(
    filters.map((filter, index) => {
      const at = `${path}.${index}`;
      return event === "call.ringing" ? exportPrefixes(filter, at) : exportPhoneReasons(filter, at);
    }),
  );
}

function exportPrefixes(filter: Filter, path: string): ExportedFilters {
  const written = toVapiPrefixes(filter);
  if (written === null) {
    return lost(path, "While a phone number rings, Vapi only asks how the caller's number begins");
  }
  const { caseSensitive, ...rest } = written;
  const isSame =
    isVapiPrefixes(filter) && "startsWith" in filter && Array.isArray(filter.startsWith);
  return {
    filters: [rest],
    diagnostics: [
      ...(caseSensitive === undefined ? [] : [caseIgnored(path)]),
      ...(isSame ? [] : [changed(path)]),
    ],
  };
}

function exportPhoneReasons(filter: Filter, path: string): ExportedFilters {
  const written = toOneOf(filter);
  const isTaken = written?.every(
    (one) =>
      one.key === "call.endedReason" &&
      one.oneOf.every((entry) => phoneNumberReasons.includes(entry)),
  );
  if (written === null || isTaken !== true) {
    return lost(path, "A phone number's hook only asks for the reasons assistant-request-…");
  }
  return { filters: written, diagnostics: filter.type === "oneOf" ? [] : [changed(path)] };
}

/** Filters of Vapi that together mean the same; `null` when there are none. */
function toOneOf(filter: Filter): readonly OneOf[] | null {
  switch (filter.type) {
    case "oneOf":
      return [filter];
    case "equals":
      return fromEquals(filter);
    case "contains":
      return fromContains(filter);
    case "all": {
      const parts = filter.all.map(toOneOf);
      return parts.every((part) => part !== null) ? parts.flat() : null;
    }
    case "any":
      return fromAny(filter.any);
    default:
      return null;
  }
}

/** An entry that is one of Vapi's reasons matches it alone. */
function fromEquals(filter: Extract<Filter, { type: "equals" }>): readonly OneOf[] | null {
  const { key, equals, caseSensitive } = filter;
  const values: readonly unknown[] = Array.isArray(equals) ? equals : [equals];
  const texts = values.filter((value) => typeof value === "string");
  const isSame = key === "call.endedReason" ? texts.every(isEndedReason) : caseSensitive === true;
  return texts.length === values.length && isSame ? [{ type: "oneOf", key, oneOf: texts }] : null;
}

/** An entry that is no reason of Vapi's matches every reason it is a part of. All reasons are in lower case. */
function fromContains(filter: Extract<Filter, { type: "contains" }>): readonly OneOf[] | null {
  const { key, contains } = filter;
  const texts = typeof contains === "string" ? [contains] : contains;
  const isSame = texts.every((text) => !isEndedReason(text) && text === text.toLowerCase());
  return key === "call.endedReason" && isSame && areLowerCase
    ? [{ type: "oneOf", key, oneOf: texts }]
    : null;
}

const areLowerCase = endedReasons.every((reason) => reason === reason.toLowerCase());

function fromAny(filters: readonly Filter[]): readonly OneOf[] | null {
  const parts = filters.map(toOneOf);
  const single = parts.flatMap((part) => (part?.length === 1 ? part : []));
  const [first] = single;
  if (first === undefined || single.length < parts.length) return null;
  if (single.some((part) => part.key !== first.key || Object.keys(part).length > 3)) return null;
  return [{ ...first, oneOf: [...new Set(single.flatMap((part) => part.oneOf))] }];
}

function joinAll(parts: readonly ExportedFilters[]): ExportedFilters {
  const filters = parts.flatMap((part) => part.filters ?? []);
  return {
    filters: parts.some((part) => part.filters === null) ? null : filters,
    diagnostics: parts.flatMap((part) => part.diagnostics),
  };
}

function lost(path: string, why: string): ExportedFilters {
  const hint = "Run this flow on Hookline, or do without the filter.";
  return {
    filters: null,
    diagnostics: [diagnostic("dialect.lost", { path, message: `${why}.`, hint })],
  };
}

function changed(path: string): Diagnostic {
  return diagnostic("dialect.changed", {
    path,
    message: "Written as the filter of Vapi that means the same.",
  });
}

function caseIgnored(path: string): Diagnostic {
  const message = "Numbers have no capital letters, so caseSensitive is left out.";
  return diagnostic("dialect.lost", { path: `${path}.caseSensitive`, message });
}

function checkKey(filter: OneOf, path: string): readonly Diagnostic[] {
  if (filter.key === "call.endedReason") return [];
  return [
    diagnostic("dialect.differs", {
      path: `${path}.key`,
      message: `Vapi documents call.endedReason as the only key; ${filter.key} may match nothing there.`,
    }),
  ];
}
