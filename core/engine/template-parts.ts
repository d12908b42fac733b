import {
  type Arguments,
  CaptureTag,
  ForTag,
  TablerowTag,
  type Template,
  toValueSync,
  TypeGuards,
  Value,
} from "liquidjs";
import { engine, expressionWork, TextPart } from "./template-engine.ts";

/** What is in a parsed template, gathered once. */
export type TemplateParts = {
  /** Names of the secrets, in order of first appearance. */
  readonly secrets: readonly string[];
  /** A secret that stands where its value would become a value of the template. */
  readonly capturedSecret: string | null;
  readonly hasLoop: boolean;
};

/** Looks through all parts of a template. Throws for a filter that is only looked up when it is used. */
export function inspectParts(templates: readonly Template[]): TemplateParts {
  const found = [...allParts(templates, false)];
  for (const { part } of found) expressionWork.set(part, workOf(part.arguments?.() ?? []));
  const captured = found.filter((entry) => entry.isCaptured).flatMap(secretsOf);
  return {
    secrets: [...new Set(found.flatMap(secretsOf))],
    capturedSecret: captured[0] ?? null,
    hasLoop: found.some(({ part }) => part instanceof ForTag || part instanceof TablerowTag),
  };
}

function secretsOf({ part }: FoundPart): readonly string[] {
  if (!(part instanceof TextPart)) return [];
  return part.pieces.flatMap((piece) => (piece.kind === "secret" ? [piece.name] : []));
}

type FoundPart = { readonly part: Template; readonly isCaptured: boolean };

function* allParts(templates: readonly Template[], isCaptured: boolean): Generator<FoundPart> {
  for (const part of templates) {
    yield { part, isCaptured };
    const children = part.children ? toValueSync(part.children(false, true)) : [];
    yield* allParts(children, isCaptured || part instanceof CaptureTag);
  }
}

/** Work units of one expression, and of one character of it: to evaluate it takes longer the longer it is. */
const expressionStepWork = 200;
const expressionLengthWork = 8;

function workOf(expressions: Arguments): number {
  let work = 0;
  for (const expression of expressions) {
    const length = expression instanceof Value ? lengthOf(expression) : lengthOfToken(expression);
    work += expressionStepWork + expressionLengthWork * length;
    // `cycle` looks its filters up only when it is rendered; this does it now.
    if (TypeGuards.isFilteredValueToken(expression)) lengthOf(new Value(expression, engine));
  }
  return work;
}

function lengthOf(value: Value): number {
  const parameters = value.filters.flatMap((filter) =>
    filter.args.map((argument) => (Array.isArray(argument) ? argument[1] : argument)),
  );
  let length = 0;
  for (const token of [...value.initial.postfix, ...parameters]) {
    length += lengthOfToken(token);
  }
  return length;
}

/** LiquidJS 10 names a parameter without a value (`reversed`) among the expressions, as undefined. */
function lengthOfToken(
  token: { readonly begin: number; readonly end: number } | undefined,
): number {
  return token === undefined ? 0 : token.end - token.begin;
}
