import { expect, it } from "vitest";
import { parseMailbox } from "./email-address.ts";

it.each([
  ["ada@example.com", "", "ada@example.com"],
  [" ada@example.com ", "", "ada@example.com"],
  ["Ada Lovelace <ada@example.com>", "Ada Lovelace", "ada@example.com"],
  [
    '"Lovelace, Ada" <ada.l+calls@mail.example.com>',
    "Lovelace, Ada",
    "ada.l+calls@mail.example.com",
  ],
  ["<ada@localhost>", "", "ada@localhost"],
  ["ada@bücher.example", "", "ada@bücher.example"],
])("reads %j", (text, name, address) => {
  expect(parseMailbox(text)).toEqual({ name, address });
});

it.each([
  "",
  "ada",
  "@example.com",
  "ada@",
  "ada@@example.com",
  "ada@example..com",
  ".ada@example.com",
  "ada@-example.com",
  "ada@example.com, bob@example.com",
  "ada@example.com; bob@example.com",
  "ada@example.com bob@example.com",
  "Ada <ada@example.com> <bob@example.com>",
  "Ada, Bob <ada@example.com>",
  "ada@example.com\r\nBcc: bob@example.com",
  "Ada\n <ada@example.com>",
  "ada@example.com\u0000",
  '"ada bob"@example.com',
  "ada@[127.0.0.1]",
  `${"a".repeat(65)}@example.com`,
  `ada@${"a.".repeat(130)}com`,
])("takes %j for no single mailbox", (text) => {
  expect(parseMailbox(text)).toBeNull();
});

it("takes no time over a text made to be slow", () => {
  expect(parseMailbox(`${" ".repeat(50_000)}<`)).toBeNull();
  expect(parseMailbox(`${"a.".repeat(50_000)}@`)).toBeNull();
});
