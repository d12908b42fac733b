/**
 * The part of LiquidJS 10 that `core/engine` uses. Its own declarations bring Node's globals along, which would let
 * them pass in all of `core/`; `tsconfig.json` of the whole repository checks the same files against the real ones.
 */
export interface Token {
  readonly begin: number;
  readonly end: number;
}
export interface TopLevelToken extends Token {
  getContent?: unknown;
}
interface TextToken extends TopLevelToken {
  getContent(): string;
}
interface FilteredValueToken extends Token {
  readonly filters: readonly Token[];
}
export declare const TypeGuards: {
  isHTMLToken(token: TopLevelToken): token is TextToken;
  isFilteredValueToken(token: unknown): token is FilteredValueToken;
};

interface Limiter {
  use(count: number): void;
}
export interface ContextOptions {
  readonly sync?: boolean;
  readonly globals?: object;
}
export declare class Context {
  constructor(
    environment: object,
    options: Liquid["options"],
    settings: ContextOptions,
    shared: { readonly liquid: Liquid },
  );
  readonly memoryLimit: Limiter;
  readonly globals: unknown;
  readonly breakCalled: boolean;
  readonly continueCalled: boolean;
  spawn(scope?: object): Context;
}
export interface Emitter {
  write(value: unknown): void;
  buffer: string;
}

type Argument = Value | Token;
export type Arguments = Iterable<Argument>;
export interface Template {
  readonly token: Token;
  render(context: Context, emitter: Emitter): unknown;
  children?(partials: boolean, sync: boolean): Generator<unknown, Template[]>;
  arguments?(): Arguments;
}
export declare class Value {
  constructor(source: string | FilteredValueToken, liquid: Liquid);
  readonly filters: readonly {
    readonly args: readonly (Token | readonly [string?, Token?])[];
  }[];
  readonly initial: { readonly postfix: readonly Token[] };
  value(context: Context, lenient?: boolean): Generator<unknown, unknown, unknown>;
}
export declare class Output implements Template {
  readonly token: Token;
  readonly value: Value;
  render(context: Context, emitter: Emitter): unknown;
}
interface PlainText {
  readonly token: Token;
  render(context: Context, emitter: Emitter): unknown;
}

export interface TagToken extends TopLevelToken {
  readonly name: string;
}
export declare abstract class Tag implements Template {
  constructor(token: TagToken, rest: TopLevelToken[], liquid: Liquid);
  readonly token: Token;
  readonly name: string;
  abstract render(context: Context, emitter: Emitter): unknown;
}
type TagClass = new (token: TagToken, rest: TopLevelToken[], liquid: Liquid, parser: Parser) => Tag;
export declare class AssignTag extends Tag {
  render(context: Context): unknown;
}
export declare class CaptureTag extends Tag {
  render(context: Context): unknown;
}
export declare class CommentTag extends Tag {
  render(): void;
}
export declare class RawTag extends Tag {
  render(): string;
}
export declare class TablerowTag extends Tag {
  render(context: Context, emitter: Emitter): unknown;
}
export declare class ForTag extends Tag {
  readonly collection: Token;
  render(context: Context, emitter: Emitter): Generator<unknown, string | void, Template[]>;
}
export declare class Parser {
  constructor(liquid: Liquid);
  parse(source: string): Template[];
  parseToken(token: TopLevelToken, rest: TopLevelToken[]): Tag | Output | PlainText;
}

type Filter = (this: { readonly context: Context }, ...values: unknown[]) => unknown;
type Operator = (...operands: never[]) => unknown;
export type Operators = Record<string, Operator>;
export declare const defaultOperators: Operators;

export interface LiquidOptions {
  readonly templates: { readonly [name: string]: string };
  readonly ownPropertyOnly: boolean;
  readonly strictFilters: boolean;
  readonly timezoneOffset: number;
  readonly locale: string;
  readonly operators: Operators;
  readonly parseLimit: number;
  readonly memoryLimit: number;
}
export declare class Liquid {
  constructor(options: LiquidOptions);
  readonly options: LiquidOptions;
  readonly renderer: {
    renderTemplates(
      templates: Template[],
      context: Context,
      emitter?: Emitter,
    ): Generator<unknown, unknown, unknown>;
  };
  readonly filters: Record<string, Filter | { readonly handler: Filter }>;
  registerFilter(name: string, filter: Filter): void;
  unregisterFilter(name: string): void;
  registerTag(name: string, tag: TagClass): void;
}

export declare class LiquidError extends Error {
  readonly originalError?: Error;
  static is(error: unknown): error is LiquidError;
}
export declare class RenderError extends LiquidError {
  constructor(error: Error, template: Template);
}

export declare class Variable {
  readonly segments: (string | number | Variable)[];
}
export declare function analyzeSync(
  templates: Template[],
  options: { readonly partials: boolean },
): { readonly globals: Record<string, Variable[]> };
export declare function evalToken(token: Token, context: Context): IterableIterator<unknown>;
export declare function toValue(value: unknown): unknown;
export declare function toValueSync<T>(value: Generator<unknown, T, unknown>): T;
