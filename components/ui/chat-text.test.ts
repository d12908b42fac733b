import { expect, it } from "vitest";
import { readChatText, type ChatService } from "./chat-text.ts";

it.each<[ChatService, string, readonly (readonly string[])[]]>([
  [
    "slack",
    "*Call failed* now",
    [
      ["bold", "Call failed"],
      ["plain", " now"],
    ],
  ],
  ["slack", "2*3*4 and snake_case_name", [["plain", "2*3*4 and snake_case_name"]]],
  [
    "slack",
    "<https://a.example|the call> &amp; more",
    [
      ["link", "the call"],
      ["plain", " & more"],
    ],
  ],
  ["slack", ":rotating_light: :not_known:", [["plain", "🚨 :not_known:"]]],
  ["slack", "<script>", [["plain", "script"]]],
  [
    "slack",
    "`a` ~b~ _c_",
    [
      ["code", "a"],
      ["plain", " "],
      ["strike", "b"],
      ["plain", " "],
      ["italic", "c"],
    ],
  ],
  [
    "discord",
    "**Call ended** *soon*",
    [
      ["bold", "Call ended"],
      ["plain", " "],
      ["italic", "soon"],
    ],
  ],
  ["discord", "[log](https://a.example/x)", [["link", "log"]]],
  ["discord", "```json\n{}\n```", [["block", "{}"]]],
])("%s draws %j", (service, text, pieces) => {
  expect(readChatText(service, text).map((piece) => [piece.kind, piece.text])).toEqual(pieces);
});

it("never makes a link of another scheme", () => {
  const [piece] = readChatText("slack", "<javascript:alert(1)|click>");
  expect(piece).toEqual({ kind: "plain", text: "click" });
});
