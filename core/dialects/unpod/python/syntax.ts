/**
 * Python as far as hooks are written in it. Every part knows where it stands (`from`, in UTF-16 units of the text);
 * what is not told apart is `unknown`.
 */
export type Expression = { readonly from: number } & (
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "constant"; readonly value: boolean | null }
  /** An f-string. */
  | { readonly kind: "format"; readonly parts: readonly FormatPart[] }
  | {
      readonly kind: "list";
      readonly form: "list" | "tuple" | "set";
      readonly elements: readonly Expression[];
    }
  | { readonly kind: "dict"; readonly entries: readonly DictEntry[] }
  | { readonly kind: "member"; readonly of: Expression; readonly name: string }
  | { readonly kind: "index"; readonly of: Expression; readonly index: Expression }
  /** `of[start:end]`. */
  | {
      readonly kind: "slice";
      readonly of: Expression;
      readonly start: Expression | null;
      readonly end: Expression | null;
    }
  | { readonly kind: "call"; readonly callee: Expression; readonly args: readonly Argument[] }
  /** `element for variable in source`, the one argument of a call. */
  | {
      readonly kind: "generator";
      readonly element: Expression;
      readonly variable: string;
      readonly source: Expression;
    }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** Operands of one operator, without parentheses between them. */
  | {
      readonly kind: "logic";
      readonly operator: "and" | "or";
      readonly operands: readonly Expression[];
    }
  | { readonly kind: "not"; readonly operand: Expression }
  | { readonly kind: "await"; readonly value: Expression }
  /** In parentheses. */
  | { readonly kind: "group"; readonly inner: Expression }
  | { readonly kind: "unknown" }
);

export type FormatPart =
  | { readonly kind: "text"; readonly value: string }
  /** `spec`: what follows the value (`!r`, `:>3`), empty without. */
  | { readonly kind: "value"; readonly value: Expression; readonly spec: string };

/** `key` is `null` for `**mapping`. */
export type DictEntry = { readonly key: Expression | null; readonly value: Expression };
/** `name` is `null` for a positional one, `*` and `**` for unpacked ones. */
export type Argument = { readonly name: string | null; readonly value: Expression };

export type Statement = { readonly from: number } & (
  | {
      readonly kind: "def";
      readonly name: string;
      readonly isAsync: boolean;
      readonly params: readonly string[];
      /** `*args` or `**kwargs` among them. */
      readonly takesMore: boolean;
      readonly decorators: readonly Expression[];
      readonly body: readonly Statement[];
      /** Comments right above it, without their `#`. */
      readonly comments: readonly string[];
    }
  | { readonly kind: "class"; readonly name: string; readonly body: readonly Statement[] }
  | {
      readonly kind: "if";
      readonly branches: readonly Branch[];
      /** `null`: no `else`. */
      readonly otherwise: readonly Statement[] | null;
    }
  | {
      readonly kind: "assign";
      readonly targets: readonly Expression[];
      /** `=` or `+=` and the like. */
      readonly operator: string;
      /** `null`: only a type is given. */
      readonly value: Expression | null;
    }
  | { readonly kind: "expression"; readonly value: Expression }
  | {
      readonly kind: "with";
      readonly opened: readonly Opened[];
      readonly body: readonly Statement[];
    }
  | {
      readonly kind: "try";
      readonly body: readonly Statement[];
      /** Bodies of `except`. */
      readonly handlers: readonly (readonly Statement[])[];
      /** Bodies of `else` and `finally`. */
      readonly after: readonly Statement[];
    }
  | { readonly kind: "while"; readonly test: Expression; readonly body: readonly Statement[] }
  | { readonly kind: "return"; readonly value: Expression | null }
  | { readonly kind: "break" }
  /** Local name to the dotted name it stands for. */
  | { readonly kind: "import"; readonly names: readonly (readonly [string, string])[] }
  /** `pass`, `nonlocal`, `global`. */
  | { readonly kind: "pass" }
  | { readonly kind: "unknown" }
);

export type Branch = { readonly test: Expression; readonly body: readonly Statement[] };
export type Opened = { readonly value: Expression; readonly name: string | null };
