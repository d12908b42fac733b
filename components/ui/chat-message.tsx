import { ChatText } from "./chat-text-view.tsx";
import type { ChatService } from "./chat-text.ts";
import { DiscordEmbed } from "./discord-embed.tsx";
import { isRecord, listOf, readChatBody, textOf } from "./read-chat-body.ts";
import { SlackBlock } from "./slack-block.tsx";
import classes from "./chat-message.module.css";

export type ChatMessageProps = {
  readonly service: ChatService;
  /** The JSON that is posted to the service's webhook. */
  readonly body: string;
};

const appNames = { slack: "Slack", discord: "Discord" } as const satisfies Record<
  ChatService,
  string
>;

/** A message as its reader will see it in Slack or Discord; nothing when the body is not one. */
export function ChatMessage({ service, body }: ChatMessageProps) {
  const message = readChatBody(body);
  if (message === null) return null;
  const author = textOf(message["username"]) ?? "Hookline";
  return (
    <figure className={classes.message} data-service={service}>
      <figcaption className={classes.caption}>
        As the reader sees it in {appNames[service]}
      </figcaption>
      <div className={classes.row}>
        <span className={classes.avatar} aria-hidden>
          {author.charAt(0).toUpperCase()}
        </span>
        <div className={classes.words}>
          <p className={classes.author}>
            {author} <span className={classes.app}>APP</span>
          </p>
          {service === "slack" ? (
            <SlackContent message={message} />
          ) : (
            <DiscordContent message={message} />
          )}
        </div>
      </div>
    </figure>
  );
}

type ContentProps = { readonly message: Readonly<Record<string, unknown>> };

/** With blocks, `text` is only what a notification shows. Source: Slack, "chat.postMessage", `text`. */
function SlackContent({ message }: ContentProps) {
  const blocks = listOf(message["blocks"]).filter(isRecord);
  if (blocks.length === 0) return <ChatText service="slack" text={textOf(message["text"]) ?? ""} />;
  return blocks.map((block, index) => <SlackBlock key={index} block={block} />);
}

function DiscordContent({ message }: ContentProps) {
  const content = textOf(message["content"]) ?? "";
  const embeds = listOf(message["embeds"]).filter(isRecord);
  return (
    <>
      {content === "" ? null : <ChatText service="discord" text={content} />}
      {embeds.map((embed, index) => (
        <DiscordEmbed key={index} embed={embed} />
      ))}
    </>
  );
}
