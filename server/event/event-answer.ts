import type { ErrorCode, Problem } from "#core/contracts/problem.ts";
import { type Json, trustJson } from "#core/json.ts";

/** What is answered to a voice platform, before it is a response of one door or the other. */
export type EventAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export function jsonAnswer(
  status: number,
  body: Json,
  headers: Readonly<Record<string, string>> = {},
): EventAnswer {
  return {
    status,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

type ProblemText = Pick<Problem, "title" | "detail" | "hint" | "incident">;

export function problemAnswer(
  status: number,
  code: ErrorCode,
  text: ProblemText,
  headers: Readonly<Record<string, string>> = {},
): EventAnswer {
  const problem: Problem = { type: "about:blank", status, code, ...text };
  return jsonAnswer(status, trustJson(problem), {
    "content-type": "application/problem+json",
    ...headers,
  });
}
