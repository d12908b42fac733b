import type { FlowDetail } from "#core/contracts/flows.ts";
import { BadRequestError } from "../errors.ts";

/** A flow with its draft's revision as `ETag`, the value for the next `If-Match`. */
export function respondWithFlow(flow: FlowDetail, status = 200): Response {
  const headers = { etag: `"${flow.draftRevision}"`, location: `/api/v1/flows/${flow.id}` };
  return Response.json(flow, { status, headers });
}

/**
 * Returns the revision that `If-Match` asks for; `null` without the header or with `*`: whichever is there.
 * Errors: `BAD_REQUEST`. Source: RFC 9110, section 13.1.1.
 */
export function readExpectedRevision(request: Request): number | null {
  const given = request.headers.get("if-match")?.trim() ?? "*";
  if (given === "*") return null;
  const [, revision] = /^(?:W\/)?"?(\d{1,9})"?$/.exec(given) ?? [];
  if (revision === undefined) {
    throw new BadRequestError("The If-Match header is not a revision of a flow.", {
      hint: 'Send the ETag of the flow as it was read, such as "3".',
    });
  }
  return Number(revision);
}
