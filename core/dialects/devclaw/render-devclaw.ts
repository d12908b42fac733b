import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import type { Json } from "../../json.ts";
import { err, ok, type Result } from "../../result.ts";
import { evaluateTemplate } from "./go-template/evaluate-template.ts";
import { parseGoTemplate } from "./go-template/parse-template.ts";
import { placeIn } from "../reading/text-place.ts";

/**
 * Fills in a template of a DevClaw handler. `payload` is the body of DevClaw's webhook; the names of the guide
 * (`{{.Error.Message}}`, `{{.User.Name}}`) work beside the real ones. What the body does not say is empty, and lists
 * and objects are JSON, as in the flow the handler is imported as. Text of the event is never read as a template.
 *
 * Errors: `dialect.template`, with line and column in the template.
 */
export function renderDevclaw(
  template: string,
  payload: Json,
): Result<string, readonly Diagnostic[]> {
  const parsed = parseGoTemplate(template);
  if (!parsed.ok) {
    const { message, at } = parsed.error;
    return err([diagnostic("dialect.template", { path: "", message, ...placeIn(template, at) })]);
  }
  const written = evaluateTemplate(parsed.value, payload);
  return written.ok
    ? ok(written.value)
    : err([diagnostic("dialect.template", { path: "", message: written.error })]);
}
