import type { SyntaxNode } from "@lezer/common";
import { readArguments, readExpression } from "./read-expression.ts";
import type { Branch, Expression, Opened, Statement } from "./syntax.ts";
import { childrenOf, deeper, type Source, splitAt, textOf, unknownAt } from "./tree.ts";

const maxDepth = 40;

/** Reads the statements of a whole module. */
export function readStatements(top: SyntaxNode, text: string): readonly Statement[] {
  return readBlock(top, { text, depth: 0 });
}

function readBlock(node: SyntaxNode | undefined, source: Source): readonly Statement[] {
  if (node === undefined || source.depth > maxDepth) return [];
  const statements: Statement[] = [];
  let comments: string[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === ":") continue;
    if (child.name === "Comment") {
      comments.push(textOf(child, source).replace(/^#+\s?/, ""));
      continue;
    }
    statements.push(...readStatement(child, deeper(source), comments));
    comments = [];
  }
  return statements;
}

type Reader = (node: SyntaxNode, source: Source) => Statement;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["ClassDefinition", readClass],
  ["IfStatement", readIf],
  ["AssignStatement", readAssign],
  ["UpdateStatement", readUpdate],
  ["ExpressionStatement", readExpressionStatement],
  ["WithStatement", readWith],
  ["TryStatement", readTry],
  ["WhileStatement", readWhile],
  ["ReturnStatement", readReturn],
  ["ImportStatement", readImport],
  ["BreakStatement", (node) => ({ kind: "break", from: node.from })],
  ["PassStatement", (node) => ({ kind: "pass", from: node.from })],
  ["ScopeStatement", (node) => ({ kind: "pass", from: node.from })],
]);

function readStatement(
  node: SyntaxNode,
  source: Source,
  comments: readonly string[],
): readonly Statement[] {
  if (node.name === "StatementGroup") {
    return childrenOf(node)
      .filter((child) => child.name !== ";")
      .flatMap((child) => readStatement(child, source, []));
  }
  if (node.name === "FunctionDefinition")
    return [readFunction(node, source, { comments, decorators: [] })];
  if (node.name === "DecoratedStatement") return [readDecorated(node, source, comments)];
  return [readers.get(node.name)?.(node, source) ?? { kind: "unknown", from: node.from }];
}

function readDecorated(node: SyntaxNode, source: Source, comments: readonly string[]): Statement {
  const children = childrenOf(node);
  const decorators = children
    .filter((child) => child.name === "Decorator")
    .map((child) => readDecorator(child, source));
  const definition = children.find((child) => child.name === "FunctionDefinition");
  if (definition !== undefined) return readFunction(definition, source, { comments, decorators });
  const held = children.find((child) => child.name === "ClassDefinition");
  return held === undefined ? { kind: "unknown", from: node.from } : readClass(held, source);
}

/** The tree holds the names of a decorator flat: `@ a . b . c ( … )`. */
function readDecorator(node: SyntaxNode, source: Source): Expression {
  let read: Expression | null = null;
  for (const child of childrenOf(node)) {
    if (child.name === "At" || child.name === ".") continue;
    if (child.name === "ArgList") {
      const args = readArguments(child, source);
      if (read === null || args === null) return unknownAt(node.from);
      read = { kind: "call", callee: read, args, from: node.from };
    } else if (child.name === "VariableName" || child.name === "PropertyName") {
      const name = textOf(child, source);
      read =
        read === null
          ? { kind: "name", name, from: child.from }
          : { kind: "member", of: read, name, from: node.from };
    } else read = readExpression(child, source);
  }
  return read ?? unknownAt(node.from);
}

type Around = { readonly comments: readonly string[]; readonly decorators: readonly Expression[] };

function readFunction(node: SyntaxNode, source: Source, around: Around): Statement {
  const children = childrenOf(node);
  const name = children.find((child) => child.name === "VariableName");
  const list = children.find((child) => child.name === "ParamList");
  const groups = splitAt(list === undefined ? [] : childrenOf(list), ",").map((group) =>
    group.filter((child) => child.name !== "(" && child.name !== ")"),
  );
  const params = groups.flatMap(([first]) =>
    first?.name === "VariableName" ? [textOf(first, source)] : [],
  );
  return {
    kind: "def",
    name: name === undefined ? "" : textOf(name, source),
    isAsync: children[0]?.name === "async",
    params,
    takesMore: groups.some(
      ([first, second]) => (first?.name ?? "").startsWith("*") && second !== undefined,
    ),
    decorators: around.decorators,
    body: readBlock(bodyOf(children), source),
    comments: around.comments,
    from: node.from,
  };
}

function bodyOf(children: readonly SyntaxNode[]): SyntaxNode | undefined {
  return children.find((child) => child.name === "Body");
}

function readClass(node: SyntaxNode, source: Source): Statement {
  const children = childrenOf(node);
  const name = children.find((child) => child.name === "VariableName");
  const body = readBlock(bodyOf(children), source);
  return {
    kind: "class",
    name: name === undefined ? "" : textOf(name, source),
    body,
    from: node.from,
  };
}

function readIf(node: SyntaxNode, source: Source): Statement {
  const branches: Branch[] = [];
  let otherwise: readonly Statement[] | null = null;
  let test: SyntaxNode | null = null;
  let isElse = false;
  for (const child of childrenOf(node)) {
    if (child.name === "if" || child.name === "elif") test = null;
    else if (child.name === "else") isElse = true;
    else if (child.name !== "Body") test = child;
    else if (isElse) otherwise = readBlock(child, source);
    else branches.push({ test: readExpression(test, source), body: readBlock(child, source) });
  }
  return { kind: "if", branches, otherwise, from: node.from };
}

function readAssign(node: SyntaxNode, source: Source): Statement {
  const parts = childrenOf(node).filter((child) => child.name !== "TypeDef");
  const groups = splitAt(parts, "AssignOp");
  const value = groups.length > 1 ? groups.at(-1) : undefined;
  const targets = (value === undefined ? groups : groups.slice(0, -1)).map((group) =>
    readSide(group, source),
  );
  const read = value === undefined ? null : readSide(value, source);
  return { kind: "assign", targets, operator: "=", value: read, from: node.from };
}

/** `a, b` on one side of an assignment stands flat in the tree. */
function readSide(group: readonly SyntaxNode[], source: Source): Expression {
  const [only] = group;
  if (group.length === 1) return readExpression(only, source);
  const elements = splitAt(group, ",").flatMap(([element]) =>
    element === undefined ? [] : [readExpression(element, source)],
  );
  return { kind: "list", form: "tuple", elements, from: only?.from ?? 0 };
}

function readUpdate(node: SyntaxNode, source: Source): Statement {
  const [target, operator, value] = childrenOf(node);
  return {
    kind: "assign",
    targets: [readExpression(target, source)],
    operator: operator === undefined ? "" : textOf(operator, source),
    value: readExpression(value, source),
    from: node.from,
  };
}

function readExpressionStatement(node: SyntaxNode, source: Source): Statement {
  return { kind: "expression", value: readExpression(node.firstChild, source), from: node.from };
}

function readWith(node: SyntaxNode, source: Source): Statement {
  const children = childrenOf(node);
  const parts = children.filter(
    (child) => !["async", "with", "(", ")", "Body"].includes(child.name),
  );
  const opened = splitAt(parts, ",").flatMap((group): readonly Opened[] => {
    const [value, as, name] = group;
    if (value === undefined) return [];
    const isNamed = as?.name === "as" && name?.name === "VariableName";
    return [{ value: readExpression(value, source), name: isNamed ? textOf(name, source) : null }];
  });
  return { kind: "with", opened, body: readBlock(bodyOf(children), source), from: node.from };
}

function readTry(node: SyntaxNode, source: Source): Statement {
  const handlers: (readonly Statement[])[] = [];
  const bodies: Statement[] = [];
  const after: Statement[] = [];
  let part = "";
  for (const child of childrenOf(node)) {
    if (["try", "except", "else", "finally"].includes(child.name)) part = child.name;
    if (child.name !== "Body") continue;
    const body = readBlock(child, source);
    if (part === "except") handlers.push(body);
    else (part === "try" ? bodies : after).push(...body);
  }
  return { kind: "try", body: bodies, handlers, after, from: node.from };
}

function readWhile(node: SyntaxNode, source: Source): Statement {
  const children = childrenOf(node);
  const test = readExpression(children[1], source);
  return { kind: "while", test, body: readBlock(bodyOf(children), source), from: node.from };
}

function readReturn(node: SyntaxNode, source: Source): Statement {
  const value = childrenOf(node)[1];
  const read = value === undefined ? null : readExpression(value, source);
  return { kind: "return", value: read, from: node.from };
}

/** `import a.b as c`, `from a import b as c`: local name to dotted name. */
function readImport(node: SyntaxNode, source: Source): Statement {
  const text = textOf(node, source).replaceAll(/[()\\]|#[^\n]*/g, " ");
  const [, module = null, list = ""] =
    /^(?:from\s+(\S+)\s+)?import\s+([\s\S]*)$/.exec(text.trim()) ?? [];
  const names = list.split(",").flatMap((entry): readonly (readonly [string, string])[] => {
    const [name = "", , local] = entry.trim().split(/\s+/);
    if (name === "") return [];
    if (module !== null) return [[local ?? name, `${module}.${name}`]];
    return local === undefined
      ? [[name.split(".")[0] ?? name, name.split(".")[0] ?? name]]
      : [[local, name]];
  });
  return { kind: "import", names, from: node.from };
}
