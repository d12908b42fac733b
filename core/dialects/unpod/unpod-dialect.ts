import type { Dialect, DialectInput } from "../dialect.ts";
import { exportUnpod } from "./export-unpod.ts";
import { importUnpod } from "./import-unpod.ts";
import { unpodSupport } from "./support.ts";

/** Hooks of the Unpod SDK: Python functions under decorators. */
export const unpodDialect: Dialect = {
  name: "unpod",
  title: "Unpod",
  format: "python",
  detect: isUnpod,
  importHooks: importUnpod,
  exportHooks: exportUnpod,
  support: unpodSupport,
};

/** Where the text of a module begins to be one of Unpod: its import, or a registration. */
const marks = /^[ \t]*(?:(?:from|import)[ \t]+unpod\b|@[\w.]+\.on\()/m;

function isUnpod({ text, json }: DialectInput): boolean {
  return json === undefined && marks.test(text);
}
