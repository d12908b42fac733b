import { adapterNames } from "../adapters/adapter.ts";
import { diagnostic, type Diagnostic } from "../diagnostic.ts";
import { err, ok, type Result } from "../result.ts";
import { type SampleCall, sampleCallSchema } from "./sample-call.ts";

/** Reads a sample call file. Errors: `sample.invalid`, one for each field that is missing or wrong. */
export function readSampleCall(input: unknown): Result<SampleCall, readonly Diagnostic[]> {
  const parsed = sampleCallSchema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map((issue) =>
      diagnostic("sample.invalid", {
        path: issue.path.join("."),
        message: issue.message,
        hint: `A sample call is { "name": …, "adapter": "canonical", "events": [{ "atMs": 0, "event": { … } }] }; the adapter is one of ${adapterNames.join(", ")}.`,
      }),
    ),
  );
}
