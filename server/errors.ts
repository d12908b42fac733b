import type { ErrorCode } from "#core/contracts/problem.ts";
import { type Diagnostic, diagnostic } from "#core/diagnostic.ts";

export type ErrorDetail = {
  /** What the person can do about it. */
  readonly hint?: string;
  readonly diagnostics?: readonly Diagnostic[];
};

/**
 * Why a verb cannot proceed. The message is a sentence for people; `code` decides the HTTP status
 * (`http/respond.ts`). Anything else that is thrown is a defect.
 */
export abstract class ServiceError extends Error {
  abstract readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly diagnostics: readonly Diagnostic[] | undefined;

  constructor(message: string, detail: ErrorDetail = {}) {
    super(message);
    this.hint = detail.hint;
    this.diagnostics = detail.diagnostics;
  }
}

/** The request cannot be read at all. */
export class BadRequestError extends ServiceError {
  override readonly name = "BadRequestError";
  override readonly code = "BAD_REQUEST";
}

export class ForbiddenError extends ServiceError {
  override readonly name = "ForbiddenError";
  override readonly code = "FORBIDDEN";
}

export class NotFoundError extends ServiceError {
  override readonly name = "NotFoundError";
  override readonly code = "NOT_FOUND";
}

/** What is stored does not go together with the request, because of something that happened meanwhile. */
export class ConflictError extends ServiceError {
  override readonly name = "ConflictError";
  override readonly code = "CONFLICT";
}

export class TooLargeError extends ServiceError {
  override readonly name = "TooLargeError";
  override readonly code = "TOO_LARGE";
}

/** The request is readable but what it says cannot be used; `diagnostics` say where. */
export class ValidationError extends ServiceError {
  override readonly name = "ValidationError";
  override readonly code = "VALIDATION";
}

/** A `ValidationError` about one field of the request. */
export function invalidField(path: string, message: string, hint?: string): ValidationError {
  const found = diagnostic("document.invalid", {
    path,
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  return new ValidationError(message, { diagnostics: [found] });
}
