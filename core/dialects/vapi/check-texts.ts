import { diagnostic, type Diagnostic } from "../../diagnostic.ts";
import { isFields } from "../../hook/draft.ts";

/**
 * Values that only Hookline's templates have. Vapi's are its own (`customer.number`, `transcript`, `now`, …) and those
 * an assistant defines, so other names may be known there.
 */
const ownValue =
  /\{\{-?\s*((?:call\.(?:customer|phoneNumber|data|agentId|agentName|outcome|durationSeconds|toolCalls)|results|turn|tool|event)\b[\w.]*)/;
/** A secret of Hookline's. */
const secret = /\$\{([A-Z][A-Z0-9_]*)\}/;

/** Vapi's name of a value, where it has one. */
const vapiNames: { readonly [path: string]: string } = {
  "call.customer.number": "customer.number",
  "call.customer.name": "customer.name",
  "call.phoneNumber.number": "phoneNumber.number",
};

/** Names what the texts of an action ask for and Vapi does not have. Code: `dialect.unknown-variable`. */
export function checkTexts(value: unknown, path: string): readonly Diagnostic[] {
  if (typeof value === "string") return checkText(value, path);
  const entries = Array.isArray(value) ? [...value.entries()] : [];
  const fields: readonly (readonly [PropertyKey, unknown])[] = isFields(value)
    ? Object.entries(value)
    : entries;
  return fields.flatMap(([key, inner]) => checkTexts(inner, `${path}.${String(key)}`));
}

function checkText(text: string, path: string): readonly Diagnostic[] {
  const value = ownValue.exec(text)?.[1];
  const name = secret.exec(text)?.[1];
  const hint = value === undefined ? undefined : vapiNames[value];
  return [
    ...(value === undefined ? [] : [unknown(path, `{{ ${value} }}`, hint)]),
    ...(name === undefined ? [] : [unknown(path, `\${${name}}`, undefined)]),
  ];
}

function unknown(path: string, what: string, name: string | undefined): Diagnostic {
  return diagnostic("dialect.unknown-variable", {
    path,
    message: `Vapi does not know ${what}: it will stand in the text, or be empty.`,
    ...(name === undefined ? {} : { hint: `Vapi calls it {{ ${name} }}, and so may you.` }),
  });
}
