import type { HooksForm } from "#core/dialects/dialects.ts";
import { hooksForms } from "#core/dialects/form-words.ts";
import { CallError } from "./io.ts";

/** Reads the value of an option that names a platform's form. Errors: `CallError` that names all there are. */
export function chooseForm(option: string, given: string | undefined): HooksForm | undefined {
  if (given === undefined) return undefined;
  const form = hooksForms.find((name) => name === given);
  if (form !== undefined) return form;
  throw new CallError(`${option} is "${given}"; there is: ${hooksForms.join(", ")}`);
}
