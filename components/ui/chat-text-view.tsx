import { Fragment } from "react";
import { readChatText, type ChatPiece, type ChatService } from "./chat-text.ts";
import classes from "./chat-message.module.css";

export type ChatTextProps = { readonly service: ChatService; readonly text: string };

/** A chat message's text with its marks drawn. */
export function ChatText({ service, text }: ChatTextProps) {
  return (
    <div className={classes.text}>
      {readChatText(service, text).map((piece, index) => (
        <Fragment key={index}>{drawPiece(piece)}</Fragment>
      ))}
    </div>
  );
}

function drawPiece(piece: ChatPiece) {
  switch (piece.kind) {
    case "bold":
      return <strong>{piece.text}</strong>;
    case "italic":
      return <em>{piece.text}</em>;
    case "strike":
      return <s>{piece.text}</s>;
    case "code":
      return <code>{piece.text}</code>;
    case "block":
      return <pre>{piece.text}</pre>;
    case "link":
      return (
        <a href={piece.url} target="_blank" rel="noreferrer">
          {piece.text}
        </a>
      );
    default:
      return piece.text;
  }
}
