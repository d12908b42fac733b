import type { HooksForm } from "./dialects.ts";

export type FormWords = {
  /** Whose form it is, for people. */
  readonly title: string;
  /** What it is written in. */
  readonly language: "JSON" | "YAML" | "Python";
  /** What there is to paste. */
  readonly brings: string;
};

/**
 * What a form is called, for screens that only name it: the dialects themselves bring parsers with them, which a page
 * loads when it needs one.
 */
export const formWords = {
  vapi: {
    title: "Vapi",
    language: "JSON",
    brings: "An assistant, or the hooks of an assistant, a workflow or a phone number",
  },
  ava: {
    title: "AVA",
    language: "YAML",
    brings: "A configuration with its tools: lookups before, during and webhooks after a call",
  },
  devclaw: {
    title: "DevClaw",
    language: "YAML",
    brings: "A configuration with its hooks: webhooks and handlers",
  },
  unpod: {
    title: "Unpod",
    language: "Python",
    brings: "A module with its decorated functions",
  },
  hookline: {
    title: "Hookline",
    language: "JSON",
    brings: "A hooks document",
  },
} as const satisfies Record<HooksForm, FormWords>;

/** In the order they are offered. */
export const hooksForms: readonly HooksForm[] = ["vapi", "ava", "devclaw", "unpod", "hookline"];
