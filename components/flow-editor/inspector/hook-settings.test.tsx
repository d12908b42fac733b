import { MantineProvider } from "@mantine/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { HookSettings, type HookSettingsProps } from "./hook-settings.tsx";

const question = "If this rule fails or takes too long";

function drawn(props: Pick<HookSettingsProps, "settings" | "isDeciding">): string {
  return renderToStaticMarkup(
    <MantineProvider>
      <HookSettings {...props} onChange={() => {}} />
    </MantineProvider>,
  );
}

it("asks what counts when a rule fails, of rules that decide", () => {
  expect(drawn({ settings: {}, isDeciding: true })).toContain(question);
  expect(drawn({ settings: {}, isDeciding: false })).not.toContain(question);
});

it.each([
  [{}, "Let it go on"],
  [{ onFailure: "open" }, "Let it go on"],
  [{ onFailure: "closed" }, "Block it"],
])("shows %j as it is, also where it has no effect", (settings, answer) => {
  expect(drawn({ settings, isDeciding: true })).toContain(`value="${answer}"`);
  const isAsked = "onFailure" in settings;
  expect(drawn({ settings, isDeciding: false }).includes(question)).toBe(isAsked);
});
