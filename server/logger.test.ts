import { expect, test } from "vitest";
import { createLogger } from "./logger.ts";

function logLines(level: "info" | "debug" = "info") {
  const lines: string[] = [];
  return { lines, logger: createLogger(level, (line) => lines.push(line)) };
}

test("writes one readable line for each entry", () => {
  const { lines, logger } = logLines();
  logger.child({ name: "worker" }).warn({ deliveries: 2 }, "released what it held");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(
    /^\d{4}-\d\d-\d\dT[\d:.]+Z warn {2}worker: released what it held \{"deliveries":2\}\n$/,
  );
});

test("shows the stack of an error", () => {
  const { lines, logger } = logLines();
  logger.error(new RangeError("too far"));
  expect(lines.join("")).toMatch(/error hookline: too far \{?.*\nRangeError: too far\n {4}at /s);
});

test("writes nothing below its level", () => {
  const { lines, logger } = logLines();
  logger.debug("details");
  expect(lines).toEqual([]);
});

test("masks passwords in addresses and fields with secret names", () => {
  const { lines, logger } = logLines();
  logger.info(
    { password: "hidden-1", headers: { authorization: "hidden-2" } },
    "connecting to postgres://hookline:hidden-3@127.0.0.1:5432/hookline",
  );
  expect(lines.join("")).not.toContain("hidden");
  expect(lines.join("")).toContain("postgres://hookline:***@127.0.0.1:5432/hookline");
});
