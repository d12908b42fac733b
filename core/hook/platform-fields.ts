import { z } from "zod";
import { jsonSchema } from "../json.ts";

/**
 * What a platform's own form of a hook or an action says that has no meaning here (AVA's `hold_audio_file`): kept by
 * its import for its export, by platform. Neither the engine nor another dialect reads it.
 */
export const platformFieldsSchema = z.record(z.string(), z.record(z.string(), jsonSchema));
