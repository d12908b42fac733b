import type { Json } from "../json.ts";

/** What templates and filters see: plain own properties, as `core/hook/context-path.ts` lists them. */
export type TemplateContext = { readonly [name: string]: Json };
