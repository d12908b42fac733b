import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { AgentsField } from "./agents-field.tsx";

const never = "No agent is chosen, so this rule never fires.";

it.each<[string, unknown, readonly string[], readonly string[]]>([
  ["every agent", undefined, ["For every agent"], ["Only for these agents"]],
  ["one agent", { agents: ["support"] }, ["Only for these agents", "support"], [never]],
  ["no agent", { agents: [] }, ["Only for these agents", never], []],
  ["what is no list", "support", ["Only for these agents", never], []],
])("shows a rule for %s", (_whom, scope, shown, hidden) => {
  const html = renderToStaticMarkup(
    <MantineProvider>
      <AgentsField scope={scope} onChange={() => {}} />
    </MantineProvider>,
  );
  for (const words of shown) expect(html).toContain(words);
  for (const words of hidden) expect(html).not.toContain(words);
});
