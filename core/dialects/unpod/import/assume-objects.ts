import type { Statement } from "../python/syntax.ts";
import { nameOf, type Reading, setName } from "./reading.ts";

/**
 * A snippet often leaves out the function its handlers stand in. What nobody names, and hooks are registered with
 * (`@ctx.session.on("…")`, `@session.on("…")`), is the SDK's.
 */
export function assumeObjects(statement: Statement, reading: Reading): void {
  for (const decorator of statement.kind === "def" ? statement.decorators : []) {
    const callee = decorator.kind === "call" ? decorator.callee : null;
    if (callee?.kind !== "member" || callee.name !== "on") continue;
    const { of } = callee;
    const isOfContext = of.kind === "member" && of.name === "session";
    const root = isOfContext ? of.of : of;
    if (root.kind !== "name" || nameOf(reading, root.name) !== undefined) continue;
    if (isOfContext) setName(reading, root.name, { kind: "object", object: "context" });
    else if (/session/i.test(root.name)) {
      setName(reading, root.name, { kind: "object", object: "session" });
    }
  }
}
