import { defineConfig } from "vitest/config";

const everywhere = ["{app,bench,cli,components,core,db,e2e,scripts,server}/**/*.test.{ts,tsx}"];
/** Data of tests; `e2e/fixtures` holds code. */
const fixtures = "{app,bench,cli,components,core,db,scripts,server}/**/fixtures/**";
const database = "**/*.db.test.ts";
const long = "**/*.long.test.ts";

/** `unit` needs nothing, `db` needs Postgres, `long` runs the properties many more times. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: everywhere,
          exclude: [fixtures, database, long],
          setupFiles: ["scripts/property-runs.ts"],
        },
      },
      {
        test: {
          name: "db",
          include: [database],
          exclude: ["node_modules/**", fixtures],
          globalSetup: ["db/testing/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "long",
          include: ["**/*.property.test.ts", long],
          exclude: ["node_modules/**", fixtures, database],
          setupFiles: ["scripts/property-runs.ts"],
          env: { PROPERTY_RUNS: process.env["PROPERTY_RUNS"] ?? "10000" },
          testTimeout: 600_000,
        },
      },
    ],
  },
});
