import type { z } from "zod";
import { problemSchema, type ActionAnswer, type Problem } from "#core/contracts/problem.ts";

/** A problem the server answered with, on its way through TanStack Query. */
class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/**
 * Reads one resource of `/api/v1`. Fails with a `ProblemError` when Hookline says what is wrong, else with an `Error`
 * whose message people can read.
 */
export async function readApi<S extends z.ZodType>(path: string, schema: S): Promise<z.infer<S>> {
  const response = await reach(path);
  const text = await response.text();
  if (response.ok) return schema.parse(parseJson(text));
  const problem = problemSchema.safeParse(parseJson(text));
  if (problem.success) throw new ProblemError(problem.data);
  throw new Error(`Hookline answered ${response.status}.`);
}

/** The value of an action's answer; throws its problem as a `ProblemError`. */
export function valueOf<T>(answer: ActionAnswer<T>): T {
  if (!answer.ok) throw new ProblemError(answer.problem);
  return answer.value;
}

/** What to do about an error, when the server said it. */
export function hintOf(error: Error): string | undefined {
  return error instanceof ProblemError ? error.problem.hint : undefined;
}

async function reach(path: string): Promise<Response> {
  try {
    return await fetch(path);
  } catch (error) {
    throw new Error("Hookline does not answer. Check that it runs.", { cause: error });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's error page is not JSON; the caller then reports the status alone.
    return null;
  }
}
