import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { operations } from "#core/contracts/operations.ts";

const folder = import.meta.dirname;

/** What the OpenAPI document does not describe: itself. */
const undescribed = ["get /openapi.json"];

it("every route of the API is described, and everything described has a route", () => {
  const files = globSync("**/route.ts", { cwd: folder });
  const routes = files.flatMap((file) => {
    const text = readFileSync(`${folder}/${file}`, "utf8");
    const methods = [...text.matchAll(/export (?:async )?function ([A-Z]+)\(/g)];
    return methods.map(([, method = ""]) => `${method.toLowerCase()} ${toPath(file)}`);
  });
  const described = operations.map(({ method, path }) => `${method} ${path}`);
  expect(routes.toSorted()).toEqual([...described, ...undescribed].toSorted());
});

function toPath(file: string): string {
  return `/${file
    .replaceAll("\\", "/")
    .replace(/\/route\.ts$/, "")
    .replaceAll(/\[(\w+)\]/g, "{$1}")}`;
}
