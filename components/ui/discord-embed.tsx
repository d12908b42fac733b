import { ChatText } from "./chat-text-view.tsx";
import { isRecord, listOf, textOf } from "./read-chat-body.ts";
import classes from "./chat-message.module.css";

export type DiscordEmbedProps = { readonly embed: Readonly<Record<string, unknown>> };

/** One embed of a Discord message. Source: Discord, "Embed Object". */
export function DiscordEmbed({ embed }: DiscordEmbedProps) {
  const title = textOf(embed["title"]);
  const description = textOf(embed["description"]);
  const footer = isRecord(embed["footer"]) ? textOf(embed["footer"]["text"]) : null;
  return (
    <div className={classes.embed} style={{ "--embed": toColour(embed["color"]) }}>
      {title === null ? null : <p className={classes.embedTitle}>{title}</p>}
      {description === null ? null : <ChatText service="discord" text={description} />}
      <div className={classes.fields}>
        {listOf(embed["fields"])
          .filter(isRecord)
          .map((field, index) => (
            <div key={index} data-wide={field["inline"] === true ? undefined : true}>
              <strong>{textOf(field["name"]) ?? ""}</strong>
              <ChatText service="discord" text={textOf(field["value"]) ?? ""} />
            </div>
          ))}
      </div>
      {footer === null ? null : <p className={classes.context}>{footer}</p>}
    </div>
  );
}

/** Discord writes a colour as one number: 0xRRGGBB. */
function toColour(value: unknown): string {
  if (typeof value !== "number" || !Number.isInteger(value)) return "var(--border-strong)";
  return `#${(value & 0xffffff).toString(16).padStart(6, "0")}`;
}
