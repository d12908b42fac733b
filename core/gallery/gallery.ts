import { flowSchema } from "../flow/flow.ts";
import { callEndedDiscord, callEndedN8n } from "./call-ended.ts";
import { callFailedSlack } from "./call-failed-slack.ts";
import type { GalleryEntry } from "./template.ts";

export type { GalleryEntry } from "./template.ts";

/** The templates, in the order they are shown; the first is the one most people want. */
export const gallery: readonly GalleryEntry[] = [
  callFailedSlack,
  callEndedDiscord,
  callEndedN8n,
].map((template) => ({ ...template, flow: flowSchema.parse(template.flow) }));
