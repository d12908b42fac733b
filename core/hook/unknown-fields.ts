import { z } from "zod";
import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { isFields } from "./draft.ts";

type Path = readonly PropertyKey[];

/**
 * Returns the paths of the fields a schema does not know, in the order they come. An object of which a schema knows
 * no more than its `type` belongs to a platform as a whole, so nothing in it is unknown.
 */
export function unknownFields(schema: unknown, value: unknown, path: Path = []): readonly Path[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((entry, index) => unknownFields(inner.element, entry, [...path, index]));
  }
  if (!isFields(value)) return [];
  if (inner instanceof z.ZodObject) return ofObject(inner.shape, value, path);
  if (inner instanceof z.ZodUnion) {
    const field = inner instanceof z.ZodDiscriminatedUnion ? inner.def.discriminator : "type";
    return unknownFields(variantFor(inner.options, field, value), value, path);
  }
  return [];
}

function ofObject(
  shape: { readonly [field: string]: unknown },
  value: { readonly [field: string]: unknown },
  path: Path,
): readonly Path[] {
  if (Object.keys(shape).every((field) => field === "type")) return [];
  return Object.entries(value).flatMap(([field, entry]) =>
    Object.hasOwn(shape, field)
      ? unknownFields(shape[field], entry, [...path, field])
      : [[...path, field]],
  );
}

/** The variant of a union that an object is by the field that tells them apart; `undefined` when it is none. */
function variantFor(
  options: readonly unknown[],
  field: string,
  value: { readonly [field: string]: unknown },
): unknown {
  return options.find((option) => {
    if (!(option instanceof z.ZodObject)) return false;
    const type: unknown = option.shape[field];
    return !(type instanceof z.ZodType) || type.safeParse(value[field]).success;
  });
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap())
    : schema;
}

/** The finding about a field that is kept without being understood. */
export function unknownField(path: string): Diagnostic {
  const name = path.slice(path.lastIndexOf(".") + 1);
  return diagnostic("document.unknown-field", {
    path,
    message: `Hookline does not know the field ${name}. It is kept as it is.`,
  });
}
