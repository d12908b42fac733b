import { type Diagnostic, type DiagnosticCode, diagnostic } from "../../diagnostic.ts";
import type { DiscordAction, SlackAction } from "../../hook/action.ts";
import { isJsonObject, type Json } from "../../json.ts";
import { actionsOf, type LintContext } from "../lint-rule.ts";

/** One thing that is too long or too many. */
type Excess = {
  readonly path: string;
  readonly what: string;
  readonly size: number;
  readonly limit: number;
};

/**
 * What Slack refuses or cuts. Sources: Slack reference, "chat.postMessage" (text is cut at 40,000 characters), "Block
 * Kit: blocks" (50 blocks; section 3,000; header 150; field 2,000 and 10 of them; context 10; actions 25).
 */
export function slackLimit({ hooks }: LintContext): readonly Diagnostic[] {
  return hooks
    .flatMap(actionsOf)
    .flatMap(({ action, path }) => (action.type === "slack" ? slackExcesses(action, path) : []))
    .map((excess) => toDiagnostic(excess, "lint.slack-limit", "Slack"));
}

function slackExcesses(action: SlackAction, path: string): readonly Excess[] {
  const blocks = action.blocks ?? [];
  return [
    ...tooLong(action.text, 40_000, `${path}.text`, "text"),
    ...tooMany(blocks, 50, `${path}.blocks`, "blocks"),
    ...blocks.flatMap((block, index) => blockExcesses(block, `${path}.blocks.${index}`)),
  ];
}

function blockExcesses(block: Json, path: string): readonly Excess[] {
  if (!isJsonObject(block)) return [];
  switch (block["type"]) {
    case "header":
      return tooLong(textIn(block["text"]), 150, `${path}.text.text`, "a header");
    case "section":
      return [
        ...tooLong(textIn(block["text"]), 3000, `${path}.text.text`, "a section"),
        ...tooMany(listIn(block["fields"]), 10, `${path}.fields`, "fields of a section"),
        ...listIn(block["fields"]).flatMap((field, index) =>
          tooLong(textIn(field), 2000, `${path}.fields.${index}.text`, "a field"),
        ),
      ];
    case "context":
      return tooMany(listIn(block["elements"]), 10, `${path}.elements`, "elements of a context");
    case "actions":
      return tooMany(listIn(block["elements"]), 25, `${path}.elements`, "buttons of a block");
    default:
      return [];
  }
}

/**
 * What Discord refuses. Sources: Discord reference, "Execute Webhook" (content 2,000; 10 embeds) and "Embed limits"
 * (title 256; description 4,096; 25 fields; name 256; value 1,024; footer 2,048; author 256; 6,000 together).
 */
export function discordLimit({ hooks }: LintContext): readonly Diagnostic[] {
  return hooks
    .flatMap(actionsOf)
    .flatMap(({ action, path }) => (action.type === "discord" ? discordExcesses(action, path) : []))
    .map((excess) => toDiagnostic(excess, "lint.discord-limit", "Discord"));
}

function discordExcesses(action: DiscordAction, path: string): readonly Excess[] {
  const embeds = action.embeds ?? [];
  const total = embeds.reduce<number>((sum, embed) => sum + embedLength(embed), 0);
  return [
    ...tooLong(action.content, 2000, `${path}.content`, "content"),
    ...tooMany(embeds, 10, `${path}.embeds`, "embeds"),
    ...embeds.flatMap((embed, index) => embedExcesses(embed, `${path}.embeds.${index}`)),
    ...(total > 6000
      ? [{ path: `${path}.embeds`, what: "characters in all embeds", size: total, limit: 6000 }]
      : []),
  ];
}

function embedExcesses(embed: Json, path: string): readonly Excess[] {
  if (!isJsonObject(embed)) return [];
  const fields = listIn(embed["fields"]);
  return [
    ...tooLong(textIn(embed["title"]), 256, `${path}.title`, "an embed's title"),
    ...tooLong(textIn(embed["description"]), 4096, `${path}.description`, "a description"),
    ...tooMany(fields, 25, `${path}.fields`, "fields of an embed"),
    ...fields.flatMap((field, index) => [
      ...tooLong(memberOf(field, "name"), 256, `${path}.fields.${index}.name`, "a field's name"),
      ...tooLong(memberOf(field, "value"), 1024, `${path}.fields.${index}.value`, "a field"),
    ]),
    ...tooLong(textIn(embed["footer"]), 2048, `${path}.footer.text`, "a footer"),
    ...tooLong(memberOf(embed["author"], "name"), 256, `${path}.author.name`, "an author"),
  ];
}

function embedLength(embed: Json): number {
  if (!isJsonObject(embed)) return 0;
  const texts = [
    textIn(embed["title"]),
    textIn(embed["description"]),
    textIn(embed["footer"]),
    memberOf(embed["author"], "name"),
    ...listIn(embed["fields"]).flatMap((field) => [
      memberOf(field, "name"),
      memberOf(field, "value"),
    ]),
  ];
  return texts.reduce((sum, text) => sum + writtenLength(text), 0);
}

function textIn(value: Json | undefined): string {
  return typeof value === "string" ? value : memberOf(value, "text");
}

function memberOf(value: Json | undefined, name: string): string {
  const member = isJsonObject(value) ? value[name] : undefined;
  return typeof member === "string" ? member : "";
}

function listIn(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function tooLong(text: string, limit: number, path: string, what: string): readonly Excess[] {
  const size = writtenLength(text);
  return size > limit ? [{ path, what: `characters in ${what}`, size, limit }] : [];
}

function tooMany(
  list: readonly Json[],
  limit: number,
  path: string,
  what: string,
): readonly Excess[] {
  return list.length > limit ? [{ path, what, size: list.length, limit }] : [];
}

/** What is written whatever the call brings: expressions may come out empty. */
function writtenLength(text: string): number {
  return Array.from(text.replaceAll(/\{\{[^}]*\}\}|\{%[^%]*%\}/g, "")).length;
}

function toDiagnostic(excess: Excess, code: DiagnosticCode, service: string): Diagnostic {
  const { path, what, size, limit } = excess;
  return diagnostic(code, {
    path,
    message: `${service} takes at most ${limit} ${what}; here are ${size}.`,
    hint: "Shorten it, or divide it into several messages.",
  });
}
