import { ChatText } from "./chat-text-view.tsx";
import { isRecord, listOf, textOf } from "./read-chat-body.ts";
import classes from "./chat-message.module.css";

export type SlackBlockProps = { readonly block: Readonly<Record<string, unknown>> };

/** One block of Slack's Block Kit. Source: Slack, "Reference: blocks". */
export function SlackBlock({ block }: SlackBlockProps) {
  switch (block["type"]) {
    case "header":
      return <p className={classes.heading}>{objectText(block["text"])}</p>;
    case "divider":
      return <hr className={classes.divider} />;
    case "section":
      return <Section block={block} />;
    case "context":
      return (
        <div className={classes.context}>
          {listOf(block["elements"]).map((element, index) => (
            <ChatText key={index} service="slack" text={objectText(element)} />
          ))}
        </div>
      );
    case "actions":
      return (
        <div className={classes.buttons}>
          {listOf(block["elements"]).map((element, index) => (
            <span key={index} className={classes.button}>
              {isRecord(element) ? objectText(element["text"]) : ""}
            </span>
          ))}
        </div>
      );
    case "image":
      return (
        <p className={classes.other}>Picture: {textOf(block["alt_text"]) ?? "no description"}</p>
      );
    default:
      return <p className={classes.other}>Block “{textOf(block["type"]) ?? "unknown"}”</p>;
  }
}

function Section({ block }: SlackBlockProps) {
  const text = objectText(block["text"]);
  const fields = listOf(block["fields"]);
  return (
    <>
      {text === "" ? null : <ChatText service="slack" text={text} />}
      {fields.length === 0 ? null : (
        <div className={classes.fields}>
          {fields.map((field, index) => (
            <ChatText key={index} service="slack" text={objectText(field)} />
          ))}
        </div>
      )}
    </>
  );
}

/** The text of one of Slack's text objects. */
function objectText(value: unknown): string {
  if (typeof value === "string") return value;
  return isRecord(value) ? (textOf(value["text"]) ?? textOf(value["alt_text"]) ?? "") : "";
}
