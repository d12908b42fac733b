import { z } from "zod";
import { runsOnSchema } from "../hook/hook.ts";
import { idSchema } from "../ids.ts";

/** Requests and responses of `/api/v1/hooks`: the hooks of all live flows. */
export const liveHookSchema = z.object({
  /** Unique in its flow. */
  name: z.string(),
  flowId: idSchema("flow"),
  /** Name of the flow. */
  flow: z.string(),
  version: z.number().int(),
  /** Canonical. */
  events: z.array(z.string()),
  /** Whether it runs: neither it nor its flow is switched off. */
  enabled: z.boolean(),
  runsOn: runsOnSchema,
  /** The last time it was switched without publishing. */
  switched: z
    .object({
      enabled: z.boolean(),
      at: z.iso.datetime(),
      /** On whose behalf: `local`, or `api-key`. */
      by: z.string(),
    })
    .nullable(),
});
export type LiveHook = z.infer<typeof liveHookSchema>;

/** In the order the hooks run. */
export const liveHookListSchema = z.object({ hooks: z.array(liveHookSchema) });

/** Switches one hook of what is live, without publishing. */
export const switchHookSchema = z.object({ name: z.string().min(1), enabled: z.boolean() });
export type SwitchHook = z.infer<typeof switchHookSchema>;
