/** A piece of a chat message's text. `text` of a `link` is its label. */
export type ChatPiece =
  | {
      readonly kind: "plain" | "bold" | "italic" | "strike" | "code" | "block";
      readonly text: string;
    }
  | { readonly kind: "link"; readonly text: string; readonly url: string };

export type ChatService = "slack" | "discord";

/**
 * Cuts a text into pieces as the service's app would draw it. Mentions stay plain text. Sources: Slack, "Formatting text for app surfaces"; Discord, "Markdown Text 101".
 */
export function readChatText(service: ChatService, text: string): readonly ChatPiece[] {
  const pattern = service === "slack" ? slackMarks : discordMarks;
  const toPiece = service === "slack" ? slackPiece : discordPiece;
  const decode = service === "slack" ? decodeSlack : (part: string) => part;
  const pieces: ChatPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from)
      pieces.push({ kind: "plain", text: decode(text.slice(from, match.index)) });
    pieces.push(toPiece(match[0], decode));
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ kind: "plain", text: decode(text.slice(from)) });
  return pieces;
}

const slackMarks =
  /```[\s\S]+?```|`[^`\n]+`|<[^<>\s][^<>]*>|(?<![\w*])\*[^\s*](?:[^*\n]*[^\s*])?\*(?![\w*])|(?<![\w_])_[^\s_](?:[^_\n]*[^\s_])?_(?![\w_])|(?<![\w~])~[^\s~](?:[^~\n]*[^\s~])?~(?![\w~])/g;

const discordMarks =
  /```[\s\S]+?```|`[^`\n]+`|\[[^\]\n]+\]\(https?:\/\/[^\s)]+\)|https?:\/\/[^\s<>)]+|\*\*[^\n]+?\*\*|~~[^\n]+?~~|(?<![\w*])\*[^\s*][^*\n]*\*(?![\w*])|(?<![\w_])_[^\s_][^_\n]*_(?![\w_])/g;

type Decode = (part: string) => string;

function slackPiece(mark: string, decode: Decode): ChatPiece {
  if (mark.startsWith("```")) return { kind: "block", text: decode(mark.slice(3, -3).trim()) };
  if (mark.startsWith("`")) return { kind: "code", text: decode(mark.slice(1, -1)) };
  if (mark.startsWith("*")) return { kind: "bold", text: decode(mark.slice(1, -1)) };
  if (mark.startsWith("_")) return { kind: "italic", text: decode(mark.slice(1, -1)) };
  if (mark.startsWith("~")) return { kind: "strike", text: decode(mark.slice(1, -1)) };
  const [target = "", label] = mark.slice(1, -1).split("|", 2);
  if (!/^(https?:|mailto:)/.test(target)) return { kind: "plain", text: label ?? target };
  return { kind: "link", url: target, text: decode(label ?? target) };
}

function discordPiece(mark: string): ChatPiece {
  if (mark.startsWith("```")) {
    return {
      kind: "block",
      text: mark
        .slice(3, -3)
        .replace(/^[a-z]*\n/, "")
        .trim(),
    };
  }
  if (mark.startsWith("`")) return { kind: "code", text: mark.slice(1, -1) };
  if (mark.startsWith("**")) return { kind: "bold", text: mark.slice(2, -2) };
  if (mark.startsWith("~~")) return { kind: "strike", text: mark.slice(2, -2) };
  if (mark.startsWith("*") || mark.startsWith("_")) {
    return { kind: "italic", text: mark.slice(1, -1) };
  }
  const labelled = /^\[([^\]]+)\]\((.+)\)$/.exec(mark);
  return { kind: "link", url: labelled?.[2] ?? mark, text: labelled?.[1] ?? mark };
}

/** Emoji people put into alerts, by Slack's names; any other name stays as it is written. */
const emoji: ReadonlyMap<string, string> = new Map([
  ["rotating_light", "🚨"],
  ["warning", "⚠️"],
  ["x", "❌"],
  ["white_check_mark", "✅"],
  ["heavy_check_mark", "✔️"],
  ["tada", "🎉"],
  ["fire", "🔥"],
  ["bell", "🔔"],
  ["phone", "☎️"],
  ["telephone_receiver", "📞"],
  ["hourglass", "⌛"],
  ["mag", "🔍"],
  ["memo", "📝"],
  ["red_circle", "🔴"],
  ["large_green_circle", "🟢"],
  ["large_yellow_circle", "🟡"],
]);

/** Slack's emoji and its three escapes. Source: Slack, "Formatting text for app surfaces". */
function decodeSlack(text: string): string {
  return text
    .replaceAll(/:([a-z0-9_+-]+):/g, (written, name: string) => emoji.get(name) ?? written)
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
