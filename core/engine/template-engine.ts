import {
  type Context,
  defaultOperators,
  type Emitter,
  evalToken,
  ForTag,
  Liquid,
  LiquidError,
  type Operators,
  type Output,
  Parser,
  RawTag,
  RenderError,
  Tag,
  type Template,
  type TopLevelToken,
  TypeGuards,
} from "liquidjs";
import { assert } from "../assert.ts";
import { CaptureEmitter, TemplateEmitter, type TextPiece } from "./template-emitter.ts";
import { countFilters, registerDateFilters, sizeOf } from "./template-filters.ts";
import { forbiddenFilters, TemplateRefusedError } from "./template-problem.ts";

/**
 * The one Liquid engine, locked down: it reads no files, sees only own properties, knows no clock, no chance and no
 * local time, and stops templates that ask for too much.
 *
 * Work is counted, not timed, so the same template ends the same way on every machine: each rendered part, filter,
 * comparison and character of output costs units of one budget, which Liquid calls its memory limit.
 */
const workLimit = 20_000_000;
/** 200,000 rendered parts use up the budget: some tenths of a second. */
const stepWork = 100;
const operatorWork = 20;
/** Characters of one template. */
const templateLengthLimit = 100_000;

/** Text of the author, with the secrets that stand in it. Takes the place of Liquid's own text part. */
export class TextPart implements Template {
  readonly token: TopLevelToken;
  readonly pieces: readonly TextPiece[];

  constructor(token: TopLevelToken, text: string) {
    this.token = token;
    this.pieces = splitSecrets(text);
  }

  render(_context: Context, emitter: Emitter): void {
    assert(emitter instanceof TemplateEmitter, "templates render into a TemplateEmitter");
    emitter.pieces(this.pieces);
  }
}

/** Cuts a text at `${NAME}`. What only looks similar (`${name}`, `$NAME`) stays text. */
function splitSecrets(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(/\$\{([A-Z_][A-Z0-9_]*)\}/g)) {
    if (found.index > from) pieces.push({ kind: "text", text: text.slice(from, found.index) });
    pieces.push({ kind: "secret", name: found[1] ?? "" });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}

class SecretParser extends Parser {
  override parseToken(token: TopLevelToken, rest: TopLevelToken[]): Tag | Output {
    return TypeGuards.isHTMLToken(token)
      ? asParsed(new TextPart(token, token.getContent()))
      : withoutText(super.parseToken(token, rest));
  }
}

/**
 * Guarantee: the parser and the tags only ever call `render` of what they parsed, which a `TextPart` has; the
 * declared union names the classes that Liquid itself makes.
 */
function asParsed(part: TextPart): Output {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- see the comment above
  return part as unknown as Output;
}

/** Guarantee: `parseToken` makes Liquid's own text part of text tokens only, and those are taken care of before. */
function withoutText(part: ReturnType<Parser["parseToken"]>): Tag | Output {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- see the comment above
  return part as Tag | Output;
}

class CountingForTag extends ForTag {
  override *render(
    context: Context,
    emitter: Emitter,
  ): Generator<unknown, string | void, Template[]> {
    const list: unknown = yield evalToken(this.collection, context);
    context.memoryLimit.use(sizeOf(list));
    return yield* super.render(context, emitter);
  }
}

/** `{% # a note %}`; Liquid's own checks its layout in time that grows with the square of its length. */
class NoteTag extends Tag {
  render(): void {}
}

class ForbiddenTag extends Tag {
  constructor(...parsed: ConstructorParameters<typeof Tag>) {
    super(...parsed);
    throw new TemplateRefusedError(
      "template.not-allowed",
      `The tag "${this.name}" is switched off: a template reads nothing but the event.`,
    );
  }

  render(): void {}
}

/** Liquid's renderer, but counting. Without an emitter it renders the inside of a `capture`. */
class CountingRenderer {
  *renderTemplates(
    templates: Template[],
    context: Context,
    emitter: Emitter = new CaptureEmitter(context.memoryLimit),
  ): Generator<unknown, string, unknown> {
    assert(emitter instanceof TemplateEmitter, "templates render into a TemplateEmitter");
    // Also a round of a loop with nothing in it counts.
    context.memoryLimit.use(stepWork);
    for (const template of templates) {
      try {
        context.memoryLimit.use(stepWork + (expressionWork.get(template) ?? 0));
        const returned: unknown = yield template.render(context, emitter);
        if (typeof returned === "string" && template instanceof RawTag) emitter.text(returned);
        else if (returned !== undefined) emitter.write(returned);
      } catch (error) {
        throw locate(error, template);
      }
      if (context.breakCalled || context.continueCalled) break;
    }
    return emitter.buffer;
  }

  renderTemplatesToNodeStream(): never {
    assert(false, "templates render into a TemplateEmitter, never into a stream");
  }
}

/** Adds where in the template something went wrong. */
export function locate(error: unknown, template: Template): unknown {
  if (LiquidError.is(error) || !(error instanceof Error)) return error;
  return new RenderError(error, template);
}

class LockedLiquid extends Liquid {
  override readonly renderer = new CountingRenderer();
}

/** What the expressions of a part cost beside its step, by their length; known once it is parsed. */
export const expressionWork = new WeakMap<Template, number>();

export const engine = lockDown(
  new LockedLiquid({
    // An empty set of named templates takes the place of the file system.
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    timezoneOffset: 0,
    locale: "en-US",
    operators: countOperators(),
    parseLimit: templateLengthLimit,
    memoryLimit: workLimit,
  }),
);

function lockDown(liquid: Liquid): Liquid {
  for (const name of ["include", "render", "layout", "block"])
    liquid.registerTag(name, ForbiddenTag);
  liquid.registerTag("for", CountingForTag);
  liquid.registerTag("#", NoteTag);
  for (const name of forbiddenFilters) liquid.unregisterFilter(name);
  registerDateFilters(liquid);
  countFilters(liquid);
  return liquid;
}

/** Comparisons cost by the size of what is compared: `contains` looks through a whole text. */
function countOperators(): Operators {
  return Object.fromEntries(
    Object.entries(defaultOperators).map(([name, compare]) => [
      name,
      (...operands: readonly [unknown, Context] | readonly [unknown, unknown, Context]) => {
        const context = operands.length === 2 ? operands[1] : operands[2];
        context.memoryLimit.use(operatorWork + sizeOf(operands[0]));
        return Reflect.apply(compare, undefined, operands);
      },
    ]),
  );
}

/** Parses a template. Throws what `attempt` of `template-problem.ts` understands. */
export function parseParts(source: string): Template[] {
  return new SecretParser(engine).parse(source);
}
