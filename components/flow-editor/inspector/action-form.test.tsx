import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { actionSchema } from "#core/hook/action.ts";
import type { PartDraft } from "#core/hook/draft.ts";
import { paletteEntries } from "../palette/palette-entries.ts";
import { EditorContext, type EditorContextValue } from "../use-editor.ts";
import { ActionForm } from "./action-form.tsx";

/** Nothing is changed while a form is drawn once. */
const unused = () => Promise.reject(new Error("not while a form is drawn"));
const editor: EditorContextValue = {
  actions: { updateFlow: unused, publishFlow: unused, runTestCall: unused, saveSecret: unused },
  flush: unused,
};

function formOf(action: PartDraft): string {
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <EditorContext value={editor}>
          <ActionForm action={action} onChange={() => {}} />
        </EditorContext>
      </MantineProvider>
    </QueryClientProvider>,
  );
}

/** Texts of labels, and names given for screen readers. */
function namesIn(html: string): readonly string[] {
  const found = html.matchAll(/<label[^>]*>([^<]+)|aria-label="([^"]+)"/g);
  return [...found].map(([, label, aria]) => label ?? aria ?? "");
}

const offered = paletteEntries.flatMap(({ seed }) => (seed.kind === "action" ? [seed.action] : []));

describe("the form of an action", () => {
  it.each(actionSchema.options.map((option) => option.shape.type.value))(
    "%s is offered and can be filled in",
    (type) => {
      const action = offered.find((draft) => draft.type === type);
      expect(action).toBeDefined();
      if (action === undefined) return;
      const html = formOf(action);
      expect(namesIn(html)).not.toEqual([]);
      expect(html).not.toContain("kept exactly as it was imported");
    },
  );

  it("gives every field a name", () => {
    for (const action of offered) {
      const html = formOf(action);
      const fields = [...html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)].map(([tag]) => tag);
      const nameless = fields.filter((tag) => {
        const id = /\bid="([^"]+)"/.exec(tag)?.[1];
        const isHidden = /type="(?:hidden|radio)"/.test(tag);
        return !isHidden && !tag.includes("aria-label") && !html.includes(`for="${id}"`);
      });
      expect([action.type, nameless]).toEqual([action.type, []]);
    }
  });

  it.each<[PartDraft, readonly string[]]>([
    [{ type: "email", to: ["a@x", "b@x"], subject: "S" }, ["To", "Subject", "From"]],
    [{ type: "notify", text: "T", to: "conversation" }, ["Who is told", "Title", "Text"]],
    [
      { type: "lookup", url: "", output: { name: "n" } },
      ["Address", "Values to take from it: value 1"],
    ],
    [
      { type: "wait", seconds: 90, cancelOn: ["call.ended"] },
      ["For", "Unless this happens meanwhile"],
    ],
    [{ type: "webhook", url: "https://a.test" }, ["Signature"]],
    [
      { type: "webhook", url: "https://a.test", sign: "devclaw", signingSecret: "${MY_SECRET}" },
      ["Signature", "Signing secret", "Clear the signing secret"],
    ],
    [{ type: "summarize", maxWords: 50 }, ["At most", "Instruction to the model", "Wait for it"]],
  ])("%j has its fields", (action, names) => {
    expect(namesIn(formOf(action))).toEqual(expect.arrayContaining([...names]));
  });

  it.each(["queue", "agent"])("shows a transfer to a %s as it is", (type) => {
    const destination = { type, target: "tier-1", mode: "warm", announcement: "One moment" };
    const tool = { type: "transferCall", destinations: [destination] };
    const html = formOf({ type: "tool", tool });
    expect(namesIn(html)).toEqual(expect.arrayContaining(["Kind", "Connect them", "Say before"]));
    expect(namesIn(html)).not.toContain("Phone number");
    for (const shown of ["of your contact centre", "tier-1", "telling them", "One moment"]) {
      expect(html).toContain(shown);
    }
  });

  it("shows what is there, also where it has another form than the fields make", () => {
    expect(formOf({ type: "email", to: "a@x, b@x", subject: "S", text: "Hi" })).toContain(
      "a@x, b@x",
    );
    expect(formOf({ type: "notify", text: 7 })).toContain("Text");
  });
});
