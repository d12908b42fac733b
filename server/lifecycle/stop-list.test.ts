import { expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { createStopList } from "./stop-list.ts";

function stopList() {
  const lines: string[] = [];
  const stopped: string[] = [];
  const stops = createStopList(createLogger("error", (line) => lines.push(line)));
  const add = (name: string, stop: () => Promise<void> = async () => void stopped.push(name)) =>
    stops.add(name, stop, 50);
  return { stops, add, stopped, lines };
}

test("stops everything once, the last first", async () => {
  const { stops, add, stopped } = stopList();
  add("database");
  add("worker");
  await Promise.all([stops.stopAll(), stops.stopAll()]);
  expect(stopped).toEqual(["worker", "database"]);
});

test("one that fails or hangs is named and keeps no other from stopping", async () => {
  const { stops, add, stopped, lines } = stopList();
  add("database");
  add("pages", () => Promise.reject(new Error("broken")));
  add("worker", () => new Promise(() => undefined));
  await stops.stopAll();
  expect(stopped).toEqual(["database"]);
  expect(lines.join("")).toContain("worker did not stop within 50 ms");
  expect(lines.join("")).toContain("pages could not be stopped");
});
