import type { ServerResponse } from "node:http";
import type { Problem } from "#core/contracts/problem.ts";

/** Answers ahead of the routes, in the form the routes use: `application/problem+json` (RFC 9457). */
export function sendProblem(
  response: ServerResponse,
  parts: Omit<Problem, "type" | "title"> & { readonly title: string },
  headers: Readonly<Record<string, string>> = {},
): void {
  const problem: Problem = { type: `urn:hookline:problem:${parts.code.toLowerCase()}`, ...parts };
  response.writeHead(parts.status, { "content-type": "application/problem+json", ...headers });
  response.end(JSON.stringify(problem));
}
