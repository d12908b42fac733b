import { expect, it } from "vitest";
import { toCurl } from "./to-curl.ts";

const request = {
  method: "POST",
  url: "${SLACK_WEBHOOK_URL}",
  headers: [["content-type", "application/json"]] satisfies [string, string][],
  body: null,
};

it("prints one option per line and leaves known secrets to the shell", () => {
  expect(toCurl(request, ["SLACK_WEBHOOK_URL"])).toBe(
    `curl -X POST "\${SLACK_WEBHOOK_URL}" \\\n  -H 'content-type: application/json'`,
  );
});

it("keeps everything else from the shell, also what looks like a secret", () => {
  const body = "it's ${HOME} $(id) `id`";
  const command = toCurl({ ...request, headers: [], body }, ["SLACK_WEBHOOK_URL"]);
  expect(command.split("\n")[1]).toBe("  --data-raw 'it'\\''s ''${HOME}'' $(id) `id`'");
});
