import { FaultError } from "./fault-error.ts";
import type { GoValue } from "./template-node.ts";

/** Stands for Liquid's `empty` until its comparison is taken together with the others of the same value. */
export const emptyMark: GoValue = { kind: "literal", value: null };

/** `x and x != empty and x != 0` is Go's `x`. */
export function mergeAtoms(atoms: readonly GoValue[], joint: string | null): readonly GoValue[] {
  if (joint === "or") return atoms.map(refuseEmpty);
  const merged: GoValue[] = [];
  for (const atom of atoms) {
    const last = merged.at(-1);
    const isSame =
      atom.kind === "call" &&
      atom.name === "ne" &&
      isEqual(atom.values[0], last) &&
      last !== undefined;
    const against = isSame ? atom.values[1] : undefined;
    if (against === emptyMark || (against?.kind === "literal" && against.value === 0)) continue;
    merged.push(refuseEmpty(atom));
  }
  return merged;
}

function refuseEmpty(atom: GoValue): GoValue {
  if (atom.kind === "call" && atom.values[1] === emptyMark) {
    throw new FaultError("Go has no comparison with empty. Use the value alone.", 0);
  }
  return atom;
}

function isEqual(one: GoValue | undefined, other: GoValue | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
