import { NotFoundError } from "#server/errors.ts";
import { handleRequest } from "#server/http/handle.ts";

/** Every address of the API that is none answers as a problem, as the others do. */
function answer(request: Request): Promise<Response> {
  return handleRequest(() => {
    const { pathname } = new URL(request.url);
    throw new NotFoundError(`There is nothing at ${pathname}.`, {
      hint: "GET /api/v1/openapi.json lists the addresses there are.",
    });
  });
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
