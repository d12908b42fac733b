import { expect, it } from "vitest";
import { dialects } from "./dialects.ts";
import { formWords } from "./form-words.ts";

it("names every dialect, and the language it writes, as the dialect does itself", () => {
  for (const { name, title, format } of dialects) {
    const words = formWords[name];
    expect([words.title, words.language.toLowerCase()]).toEqual([title, format]);
  }
});
