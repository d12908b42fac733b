import type { Dialect } from "../dialect.ts";
import { detectAva } from "./detect-ava.ts";
import { exportAva } from "./export-ava.ts";
import { importAva } from "./import-ava.ts";
import { avaSupport } from "./support.ts";

export const avaDialect: Dialect = {
  name: "ava",
  title: "AVA",
  format: "yaml",
  detect: detectAva,
  importHooks: importAva,
  exportHooks: exportAva,
  support: avaSupport,
};
