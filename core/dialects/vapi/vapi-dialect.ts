import type { Dialect } from "../dialect.ts";
import { detectVapi } from "./detect-vapi.ts";
import { exportVapi } from "./export-vapi.ts";
import { importVapi } from "./import-vapi.ts";
import { vapiSupport } from "./support.ts";

/** Hooks of Vapi's assistants, workflows and phone numbers, as JSON. */
export const vapiDialect: Dialect = {
  name: "vapi",
  title: "Vapi",
  format: "json",
  detect: detectVapi,
  importHooks: importVapi,
  exportHooks: exportVapi,
  support: vapiSupport,
};
