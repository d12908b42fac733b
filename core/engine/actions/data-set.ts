import { diagnostic } from "../../diagnostic.ts";
import type { DataSetAction } from "../../hook/action.ts";
import type { ReadAction } from "../resolved-action.ts";
import { evaluateJson, parseJsonTemplate } from "../template-json.ts";
import { TemplateRefusedError } from "../template-problem.ts";
import { findings, withoutSecrets } from "./read-text.ts";

/** Characters of one value, as JSON, that a call keeps: its state is read and written with every event. */
const maxValueLength = 100_000;

/** Keeps a value with the call, where later actions and events find it. It is stored, so it has no secrets. */
export function readDataSet(action: DataSetAction, path: string): ReadAction {
  const json = withoutSecrets(parseJsonTemplate(action.value, `${path}.value`), `${path}.value`);
  const read = findings(json);
  const isPath = action.key.split(".").every((part) => part !== "");
  const message = `"${action.key}" is no name: its parts are parted by single dots.`;
  const problems = isPath ? [] : [diagnostic("action.invalid", { path: `${path}.key`, message })];
  return {
    ...read,
    diagnostics: [...read.diagnostics, ...problems],
    resolve(scope) {
      const value = evaluateJson(json, scope);
      if (JSON.stringify(value).length > maxValueLength) {
        throw new TemplateRefusedError(
          "template.too-large",
          `A value kept with the call may have ${maxValueLength} characters as JSON.`,
        );
      }
      return { kind: "data", path: `call.data.${action.key}`, value };
    },
  };
}
