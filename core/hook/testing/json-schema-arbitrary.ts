import * as fc from "fast-check";

/**
 * Values that fit a JSON Schema (draft 2020-12), for the constructs that `fixtures/vapi-hooks.schema.json` uses:
 * `$ref`, `oneOf`, `anyOf`, `allOf`, `const`, `enum`, `type`, `properties`, `required`, `additionalProperties`, `items`,
 * and the bounds of texts, numbers and lists. Objects are open, so a field nobody knows may be among theirs.
 */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** How many schemas deep what may be left out still comes. */
const maxDepth = 7;

/** `name` is the entry in `$defs` whose values are wanted. */
export function valuesOf(root: JsonSchema, name: string): fc.Arbitrary<unknown> {
  const known = new Map<string, fc.Arbitrary<unknown>>();

  function resolve(schema: JsonSchema): JsonSchema {
    const ref = schema["$ref"];
    if (typeof ref !== "string") return schema;
    return resolve(asSchema(asSchema(root["$defs"])[ref.replace("#/$defs/", "")]));
  }

  function values(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
    const ref = schema["$ref"];
    if (typeof ref !== "string") return plain(schema, depth);
    const key = `${ref} ${depth}`;
    const arbitrary = known.get(key) ?? plain(resolve(schema), depth);
    known.set(key, arbitrary);
    return arbitrary;
  }

  function plain(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
    const { const: only, enum: choices, type } = schema;
    if (only !== undefined) return fc.constant(only);
    if (Array.isArray(choices)) return fc.constantFrom(...choices);
    const variants = variantsOf(schema, resolve);
    if (variants !== null) return fc.oneof(...variants.map((variant) => values(variant, depth)));
    if (Array.isArray(type)) {
      return fc.oneof(...type.map((one) => plain({ ...schema, type: one }, depth)));
    }
    if (type === "array") return lists(schema, depth);
    return type === "object" ? objects(schema, depth) : scalars(schema);
  }

  function lists(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
    if (depth >= maxDepth) return fc.constant([]);
    const { items, maxItems = 3 } = schema;
    const entries = items === undefined ? anyJson : values(asSchema(items), depth + 1);
    return fc.array(entries, { maxLength: Math.min(Number(maxItems), 3) });
  }

  function objects(schema: JsonSchema, depth: number): fc.Arbitrary<unknown> {
    const properties = asSchema(schema["properties"] ?? {});
    const required = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
    const fields: { [property: string]: fc.Arbitrary<unknown> } = {};
    for (const [property, inner] of Object.entries(properties)) {
      const isThere = depth < maxDepth || required.includes(property);
      if (isThere) fields[property] = values(asSchema(inner), depth + 1);
    }
    const own = fc.record(fields, { requiredKeys: required });
    return fc.tuple(others(schema, depth), own).map(([rest, named]) => ({ ...rest, ...named }));
  }

  /** Fields of an object that its schema does not name. */
  function others(schema: JsonSchema, depth: number): fc.Arbitrary<object> {
    if (depth >= maxDepth) return fc.constant({});
    const rest = schema["additionalProperties"];
    const entries = rest === undefined ? anyJson : values(asSchema(rest), depth + 1);
    if (rest !== undefined || schema["properties"] === undefined) {
      return fc.dictionary(fieldName, entries, { maxKeys: 2 });
    }
    const none = { arbitrary: fc.constant({}), weight: 9 };
    return fc.oneof(none, { arbitrary: fc.record({ unheardOf: anyJson }), weight: 1 });
  }

  return values({ $ref: `#/$defs/${name}` }, 0).map((value) => JSON.parse(JSON.stringify(value)));
}

/** Without the one name that no document may have. */
const anyJson = fc
  .jsonValue({ maxDepth: 1 })
  .filter((value) => !JSON.stringify(value).includes("__proto__"));

/** Names no JavaScript object gives a meaning to. */
const fieldName = fc
  .oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.constantFrom("name", "x-key", "0"))
  .filter((name) => !(name in {}));

/** What `oneOf` and `anyOf` offer, each together with what `allOf` asks for besides. */
function variantsOf(
  schema: JsonSchema,
  resolve: (schema: JsonSchema) => JsonSchema,
): readonly JsonSchema[] | null {
  const variants = schema["oneOf"] ?? schema["anyOf"];
  if (!Array.isArray(variants)) return null;
  const all = Array.isArray(schema["allOf"]) ? schema["allOf"].map(asSchema).map(resolve) : [];
  if (all.length === 0) return variants.map(asSchema);
  return variants.map((variant) => {
    const own = resolve(asSchema(variant));
    const properties = [...all, own].map((part) => asSchema(part["properties"] ?? {}));
    return { ...own, properties: Object.assign({}, ...properties) };
  });
}

function scalars(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { minimum, maximum, pattern, type } = schema;
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "number" || type === "integer") {
    const min = typeof minimum === "number" ? minimum : -1e6;
    const max = typeof maximum === "number" ? maximum : 1e6;
    const edges = fc.constantFrom(min, max);
    const whole = fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
    if (type === "integer") return fc.oneof(whole, edges);
    return fc.oneof(whole, edges, fc.double({ min, max, noNaN: true }));
  }
  return typeof pattern === "string" ? fc.stringMatching(new RegExp(pattern)) : texts(schema);
}

function texts({ minLength = 0, maxLength = 30 }: JsonSchema): fc.Arbitrary<string> {
  const [min, max] = [Number(minLength), Number(maxLength)];
  const odd = ["", " ", "x".repeat(Math.min(max, 2000)), "{{ call.id }}", "${NAME}", 'a\n"b"\\'];
  return (
    fc
      .oneof(
        fc.string({ minLength: min, maxLength: Math.min(max, 30), unit: "grapheme" }),
        fc.constantFrom(...odd),
      )
      // Lengths are counted as JavaScript does, which is never less than characters.
      .filter((text) => text.length >= min && text.length <= max)
  );
}

function asSchema(value: unknown): JsonSchema {
  if (typeof value !== "object" || value === null) throw new Error("not a schema");
  return Object.fromEntries(Object.entries(value));
}
