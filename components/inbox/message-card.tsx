"use client";

import { Button, Collapse } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import type { InboxMessage } from "#core/contracts/inbox.ts";
import { ChatMessage } from "../ui/chat-message.tsx";
import { CodeBlock } from "../ui/code-block.tsx";
import { HeaderList } from "../ui/header-list.tsx";
import { detectChatService } from "../ui/read-chat-body.ts";
import { RelativeTime } from "../ui/relative-time.tsx";
import { prettyJson } from "../ui/split-json.ts";
import { StateBadge } from "../ui/state-badge.tsx";
import classes from "./message-card.module.css";

export type MessageCardProps = { readonly message: InboxMessage };

/** One message: drawn when it is for a chat service, else its body; headers and raw body fold out. */
export function MessageCard({ message }: MessageCardProps) {
  const [isOpen, setIsOpen] = useState(false);
  const service = detectChatService(message.body);
  const isRefused = message.status >= 300;
  return (
    <article className={classes.card} aria-label={`Message answered ${message.status}`}>
      <div className={classes.head}>
        <StateBadge tone={isRefused ? "danger" : "ok"}>Answered {message.status}</StateBadge>
        <span className={classes.time}>
          <RelativeTime iso={message.receivedAt} />
        </span>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={classes.toggle}
          aria-expanded={isOpen}
          rightSection={
            <IconChevronDown
              size={14}
              aria-hidden
              className={classes.chevron}
              data-open={isOpen || undefined}
            />
          }
          onClick={() => setIsOpen(!isOpen)}
        >
          {service === null ? "Headers" : "Headers and body"}
        </Button>
      </div>
      {service === null ? (
        <Body body={message.body} />
      ) : (
        <ChatMessage service={service} body={message.body} />
      )}
      <Collapse expanded={isOpen}>
        <div className={classes.raw}>
          <HeaderList headers={message.headers} />
          {service === null ? null : <Body body={message.body} />}
        </div>
      </Collapse>
    </article>
  );
}

function Body({ body }: { readonly body: string }) {
  if (body === "") return <p className={classes.none}>No body.</p>;
  const pretty = prettyJson(body);
  return <CodeBlock text={pretty ?? body} name="message body" isJson={pretty !== null} />;
}
