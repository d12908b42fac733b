import type { ActionAnswer } from "#core/contracts/problem.ts";
import { type Context, contextOf } from "../context.ts";
import { getRuntime } from "../runtime.ts";
import { respondProblem, toProblem } from "./respond.ts";

/** Runs a route with a context and turns whatever it throws into a problem. */
export async function handleRequest(
  work: (context: Context) => Promise<Response>,
): Promise<Response> {
  const context = contextOf(getRuntime());
  try {
    return await work(context);
  } catch (error) {
    return respondProblem(toProblem(error, context));
  }
}

/** Runs a server action with a context: what it returns or, instead of an error, a problem. */
export async function handleAction<T>(
  work: (context: Context) => Promise<T>,
): Promise<ActionAnswer<T>> {
  const context = contextOf(getRuntime());
  try {
    return { ok: true, value: await work(context) };
  } catch (error) {
    return { ok: false, problem: toProblem(error, context) };
  }
}
