import type { z } from "zod";
import { type Diagnostic, diagnostic } from "#core/diagnostic.ts";
import { explainIssue } from "#core/hook/explain-issue.ts";
import { checkJsonLimits } from "#core/hook/json-limits.ts";
import { BadRequestError, TooLargeError, ValidationError } from "../errors.ts";

/** A whole flow with long bodies fits many times; anything larger is a mistake. */
const maxBodyBytes = 4 * 1024 * 1024;

/**
 * Reads a request's JSON body by its contract.
 * Errors: `TOO_LARGE`, `BAD_REQUEST` (not JSON), `VALIDATION` with one diagnostic per field that is wrong.
 */
export async function readJson<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<z.output<T>> {
  return parseInput(schema, parseJsonText(await readText(request, maxBodyBytes)));
}

/** Reads a body that may be left out, as `readJson` does; an empty one counts as `{}`. */
export async function readOptionalJson<T extends z.ZodType>(
  request: Request,
  schema: T,
): Promise<z.output<T>> {
  const text = await readText(request, maxBodyBytes);
  return parseInput(schema, text.trim() === "" ? {} : parseJsonText(text));
}

/** Reads the query of a request's address by its contract; of a repeated name the last counts. */
export function readQuery<T extends z.ZodType>(request: Request, schema: T): z.output<T> {
  return parseInput(schema, Object.fromEntries(new URL(request.url).searchParams));
}

/** Checks a value from outside by its contract. Errors: `VALIDATION`. */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const unusable = checkJsonLimits(value);
  if (unusable !== null) throw new ValidationError(unusable.message, { diagnostics: [unusable] });
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const diagnostics = parsed.error.issues.map((issue) => toDiagnostic(issue, value));
  const first = diagnostics[0]?.message ?? "The request does not follow its contract.";
  throw new ValidationError(first, { diagnostics });
}

/** Reads a body as text, at most `maxBytes` of it. Errors: `TOO_LARGE`. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  if (request.body === null) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      throw new TooLargeError(`The body is larger than ${maxBytes} bytes.`, {
        hint: "Send less at once.",
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJsonText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const where = cause instanceof Error ? cause.message : "";
    throw new BadRequestError(`The body is not JSON: ${where}`, {
      hint: "Send a JSON body with content-type application/json.",
    });
  }
}

function toDiagnostic(issue: z.core.$ZodIssue, value: unknown): Diagnostic {
  const explained = explainIssue(issue, value);
  const path = explained.path.map(String).join(".");
  return diagnostic("document.invalid", {
    path,
    message: path === "" ? `The body ${explained.message}.` : `"${path}" ${explained.message}.`,
  });
}
