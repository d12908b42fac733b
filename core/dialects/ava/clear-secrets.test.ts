import { expect, it } from "vitest";
import { importAva } from "./import-ava.ts";

function read(headers: string) {
  const text = `tools:
  crm:
    kind: generic_webhook
    is_global: true
    url: https://crm.example.com/calls
    headers: ${headers}
`;
  const { document, diagnostics } = importAva({ text, json: undefined });
  const action = document?.hooks[0]?.do[0];
  return { headers: action?.type === "webhook" ? action.headers : null, diagnostics };
}

it("a secret in a header is left out, and told with the name to store it under", () => {
  const imported = read('{Authorization: "Bearer abc123", X-Api-Key: abc456, Accept: text/plain}');
  expect(imported.headers).toEqual({
    Authorization: "Bearer ${AVA_CRM_AUTHORIZATION}",
    "X-Api-Key": "${AVA_CRM_X_API_KEY}",
    Accept: "text/plain",
  });
  expect(JSON.stringify(imported)).not.toMatch(/abc\d/);
  expect(imported.diagnostics).toMatchObject([
    {
      code: "dialect.differs",
      path: "tools.crm.headers.Authorization",
      line: 6,
      hint: "Store what stands behind Bearer under the name AVA_CRM_AUTHORIZATION.",
    },
    {
      code: "dialect.differs",
      path: "tools.crm.headers.X-Api-Key",
      hint: "Store its value under the name AVA_CRM_X_API_KEY.",
    },
  ]);
});

it("a header that holds a variable or a value of the call holds no secret in clear", () => {
  const imported = read('{Authorization: "Bearer ${CRM_KEY}", X-Token: "{call_id}", X-Key: ""}');
  expect(imported.headers).toEqual({
    Authorization: "Bearer ${CRM_KEY}",
    "X-Token": "{{ call.id }}",
    "X-Key": "",
  });
  expect(imported.diagnostics).toEqual([]);
});
