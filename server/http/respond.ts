import type { ErrorCode, Problem } from "#core/contracts/problem.ts";
import { isDatabaseAway } from "#db/is-database-away.ts";
import type { Context } from "../context.ts";
import { ServiceError } from "../errors.ts";

type Answer = { readonly status: number; readonly title: string };

/** What each error code is in HTTP: the only mapping. */
const answers = {
  BAD_REQUEST: { status: 400, title: "The request cannot be read" },
  UNAUTHORIZED: { status: 401, title: "Not signed in" },
  FORBIDDEN: { status: 403, title: "Not allowed" },
  NOT_FOUND: { status: 404, title: "Not found" },
  CONFLICT: { status: 409, title: "Changed meanwhile" },
  TOO_LARGE: { status: 413, title: "Too large" },
  VALIDATION: { status: 422, title: "Cannot be used as it is" },
  LIMIT_EXCEEDED: { status: 429, title: "Too many" },
  UNAVAILABLE: { status: 503, title: "Not available now" },
  INTERNAL: { status: 500, title: "Something went wrong" },
} as const satisfies Record<ErrorCode, Answer>;

/** How long to wait before asking again while the database is away, in seconds. */
const retryAfterSeconds = 5;

/** `application/problem+json` (RFC 9457). */
export function respondProblem(problem: Problem): Response {
  const headers = new Headers({ "content-type": "application/problem+json" });
  if (problem.code === "UNAVAILABLE") headers.set("retry-after", String(retryAfterSeconds));
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

/**
 * Turns anything that was thrown into a problem. A `ServiceError` says what it has to say; the database being away is
 * 503; anything else is a defect: people get an incident id, the cause goes to the log under that id.
 */
export function toProblem(error: unknown, context: Pick<Context, "logger" | "newId">): Problem {
  if (error instanceof ServiceError) return describeServiceError(error);
  if (isDatabaseAway(error)) {
    context.logger.warn({ err: error }, "the database is away");
    return problemOf("UNAVAILABLE", "The database cannot be reached at the moment.", {
      hint: "Try again in a few seconds. If it stays away, see the log of Hookline.",
    });
  }
  const incident = context.newId("incident");
  context.logger.error({ err: error, incident }, "a request failed unexpectedly");
  return problemOf("INTERNAL", "Hookline made a mistake. The cause is in its log.", {
    hint: `Look for ${incident} in the log.`,
    incident,
  });
}

function describeServiceError(error: ServiceError): Problem {
  return problemOf(error.code, error.message, {
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(error.diagnostics === undefined ? {} : { diagnostics: [...error.diagnostics] }),
  });
}

type Extra = Pick<Problem, "hint" | "diagnostics" | "incident">;

function problemOf(code: ErrorCode, detail: string, extra: Extra): Problem {
  const { status, title } = answers[code];
  return {
    type: `urn:hookline:problem:${code.toLowerCase()}`,
    title,
    status,
    code,
    detail,
    ...extra,
  };
}
