import { FaultError } from "./fault-error.ts";
import type { Names, TemplateNote } from "./liquid-value.ts";
import type { GoValue } from "./template-node.ts";

/** Go's comparisons as Liquid's signs, each with its opposite. */
const signs: Readonly<Record<string, readonly [string, string]>> = {
  eq: ["==", "!="],
  ne: ["!=", "=="],
  lt: ["<", ">="],
  le: ["<=", ">"],
  gt: [">", "<="],
  ge: [">=", "<"],
};

/** What writes the values of a condition. */
export type ValueWriter = {
  value(value: GoValue, names: Names): string;
  kindOf(field: GoValue & { kind: "field" }, names: Names): string;
  note(note: TemplateNote): void;
};

/**
 * Writes a condition. Liquid has no brackets and reads `and` and `or` from the right, so a condition is one list of
 * either. In Go nothing, an empty text, list or object, and 0 are no; in Liquid only nothing is, so each is asked for.
 * Throws `FaultError` for a condition that mixes both.
 */
export function printCondition(test: GoValue, names: Names, writer: ValueWriter): string {
  const { joint, atoms } = flatten(test, false);
  const written = atoms.map((atom) => {
    const sign = atom.value.kind === "call" ? signs[atom.value.name] : undefined;
    if (atom.value.kind === "call" && sign !== undefined) {
      const [one = "", other = ""] = atom.value.values.map((value) => writer.value(value, names));
      return `${one} ${sign[atom.isNot ? 1 : 0]} ${other}`;
    }
    return atom.isNot || joint === "or"
      ? nearlyTrue(atom, names, writer)
      : isTrue(atom.value, names, writer);
  });
  return written.join(` ${joint} `);
}

type Atom = { readonly value: GoValue; readonly isNot: boolean };
type Condition = { readonly joint: "and" | "or"; readonly atoms: readonly Atom[] };

/** By De Morgan: `not` moves inwards until it stands before single values. */
function flatten(test: GoValue, isNot: boolean): Condition {
  if (test.kind !== "call") return { joint: "and", atoms: [{ value: test, isNot }] };
  const [first, ...others] = test.values;
  if (test.name === "not" && first !== undefined) return flatten(first, !isNot);
  if (test.name === "and" || test.name === "or") {
    const joint = (test.name === "and") === isNot ? "or" : "and";
    return join(
      joint,
      test.values.map((value) => flatten(value, isNot)),
    );
  }
  if (test.name === "eq" && first !== undefined && others.length > 1) {
    const each = others.map((other): GoValue => ({ ...test, values: [first, other] }));
    return join(
      isNot ? "and" : "or",
      each.map((value) => flatten(value, isNot)),
    );
  }
  return { joint: "and", atoms: [{ value: test, isNot }] };
}

function join(joint: "and" | "or", parts: readonly Condition[]): Condition {
  if (parts.some((part) => part.atoms.length > 1 && part.joint !== joint)) {
    throw new FaultError(
      "A condition that mixes and with or is not read: use {{if}} in {{if}}.",
      0,
    );
  }
  return { joint, atoms: parts.flatMap((part) => part.atoms) };
}

function isTrue(value: GoValue, names: Names, writer: ValueWriter): string {
  const written = writer.value(value, names);
  const isText = value.kind === "field" && writer.kindOf(value, names) === "text";
  return [written, `${written} != empty`, ...(isText ? [] : [`${written} != 0`])].join(" and ");
}

/** One comparison, where several would be read from the right in the wrong way. */
function nearlyTrue({ value, isNot }: Atom, names: Names, writer: ValueWriter): string {
  writer.note({
    kind: "differs",
    message: "Go counts 0 as no and a blank text as yes; here it is the other way round.",
  });
  return `${writer.value(value, names)} ${isNot ? "==" : "!="} blank`;
}
