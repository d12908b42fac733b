"use client";

import { Fragment } from "react";
import { CopyButton } from "./copy-button.tsx";
import { splitJson, type JsonPiece } from "./split-json.ts";
import classes from "./code-block.module.css";

export type CodeBlockProps = {
  readonly text: string;
  /** What it is, for the copy button and for screen readers: "request body". */
  readonly name: string;
  /** Drawn with the colours of JSON; a text that is none is shown as it is. */
  readonly isJson?: boolean;
  /** Whether it can be copied here; elsewhere when not. */
  readonly hasCopy?: boolean;
};

/** Longer texts are shown without colours, which would cost more than they tell. */
const maxColoured = 60_000;

/** A text in the letters of code, that can be copied. Long lines wrap; long texts scroll. */
export function CodeBlock({ text, name, isJson = false, hasCopy = true }: CodeBlockProps) {
  const isColoured = isJson && text.length <= maxColoured;
  return (
    <div className={classes.block}>
      {hasCopy ? (
        <div className={classes.copy}>
          <CopyButton text={text} label={`Copy ${name}`} />
        </div>
      ) : null}
      <pre className={classes.text} tabIndex={0} aria-label={name} role="region">
        {isColoured ? splitJson(text).map(drawPiece) : text}
      </pre>
    </div>
  );
}

function drawPiece(piece: JsonPiece, index: number) {
  return piece.kind === "plain" ? (
    <Fragment key={index}>{piece.text}</Fragment>
  ) : (
    <span key={index} data-kind={piece.kind}>
      {piece.text}
    </span>
  );
}
