import { CodeBlock } from "../ui/code-block.tsx";
import { prettyJson } from "../ui/split-json.ts";
import classes from "./body-view.module.css";

export type BodyViewProps = {
  readonly body: string | null;
  /** "request body", "response body". */
  readonly name: string;
  /** Longer than what is kept. */
  readonly isTruncated?: boolean;
};

/** A body as it was sent or answered; JSON with one value per line. */
export function BodyView({ body, name, isTruncated = false }: BodyViewProps) {
  if (body === null || body === "") return <p className={classes.none}>No body.</p>;
  const pretty = prettyJson(body);
  return (
    <div className={classes.body}>
      <CodeBlock text={pretty ?? body} name={name} isJson={pretty !== null} />
      {isTruncated ? <p className={classes.none}>The rest of the body was not kept.</p> : null}
    </div>
  );
}
