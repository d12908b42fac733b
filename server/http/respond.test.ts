import pino from "pino";
import { describe, expect, it } from "vitest";
import { errorCodes } from "#core/contracts/problem.ts";
import { ConflictError, invalidField, NotFoundError, TooLargeError } from "../errors.ts";
import { newId } from "../new-id.ts";
import { respondProblem, toProblem } from "./respond.ts";

const logged: string[] = [];
const logger = pino({}, { write: (line: string) => void logged.push(line) });
const problemOf = (error: unknown) => toProblem(error, { logger, newId: (kind) => newId(kind, 0) });

describe("a service error", () => {
  it.each([
    [new NotFoundError("Gone."), 404, "NOT_FOUND"],
    [new ConflictError("Stale."), 409, "CONFLICT"],
    [new TooLargeError("Big."), 413, "TOO_LARGE"],
    [invalidField("a.b", "Wrong."), 422, "VALIDATION"],
  ])("%s becomes its problem", (error, status, code) => {
    const problem = problemOf(error);
    expect(problem).toMatchObject({ status, code, detail: error.message });
    expect(problem.type).toBe(`urn:hookline:problem:${code.toLowerCase()}`);
    expect(errorCodes).toContain(problem.code);
  });

  it("keeps its hint and its diagnostics", () => {
    expect(problemOf(invalidField("a.b", "Wrong.", "Do this."))).toMatchObject({
      diagnostics: [{ code: "document.invalid", path: "a.b", message: "Wrong.", hint: "Do this." }],
    });
  });
});

describe("anything else", () => {
  it("is a defect: an incident id for people, the cause in the log under that id", () => {
    const problem = problemOf(new Error("password=hunter2 in /srv/app"));
    expect(problem).toMatchObject({ status: 500, code: "INTERNAL" });
    expect(JSON.stringify(problem)).not.toContain("hunter2");
    expect(problem.incident).toMatch(/^inc_/);
    expect(logged.at(-1)).toContain(problem.incident);
    expect(logged.at(-1)).toContain("hunter2");
  });

  it("that says the database is away is 503, to be tried again", () => {
    const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
    const response = respondProblem(problemOf(new Error("query failed", { cause })));
    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("5");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  });
});
