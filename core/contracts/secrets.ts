import { z } from "zod";

/** Requests and responses of `/api/v1/secrets`. Only names ever leave. */

export const secretNameSchema = z
  .string()
  .regex(
    /^[A-Z_][A-Z0-9_]{0,99}$/,
    "use capital letters, digits and underscores, such as SLACK_WEBHOOK_URL",
  );

export const secretSchema = z.object({
  name: secretNameSchema,
  updatedAt: z.iso.datetime(),
  /** Flows whose draft or live version uses it. */
  usedBy: z.array(z.object({ flowId: z.string(), name: z.string() })),
});
export type SecretSummary = z.infer<typeof secretSchema>;
export const secretListSchema = z.object({ secrets: z.array(secretSchema) });
export const namedSecretSchema = secretSchema.pick({ name: true });
export const putSecretSchema = z.object({ value: z.string().min(1).max(20_000) });
