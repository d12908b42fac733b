"use client";

import { Button, SegmentedControl } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import type { ExportedFile } from "#core/dialects/dialect.ts";
import { CodeBlock } from "../../ui/code-block.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import classes from "./export-files.module.css";

export type ExportFilesProps = { readonly files: readonly ExportedFile[] };

/** The files of an export, one at a time, each with what it is for. */
export function ExportFiles({ files }: ExportFilesProps) {
  const [shown, setShown] = useState(0);
  const file = files[shown] ?? files[0];
  if (file === undefined) return null;
  return (
    <section className={classes.files} aria-label="Files">
      <div className={classes.bar}>
        {files.length === 1 ? (
          <code className={classes.name}>{file.name}</code>
        ) : (
          <SegmentedControl
            size="xs"
            aria-label="File"
            data={files.map(({ name }, index) => ({ value: String(index), label: name }))}
            value={String(shown)}
            onChange={(value) => setShown(Number(value))}
          />
        )}
        <div className={classes.buttons}>
          <CopyButton text={file.text} label="Copy" hasWords />
          <Button
            size="xs"
            leftSection={<IconDownload size={15} stroke={1.7} aria-hidden />}
            onClick={() => download(file)}
          >
            Download
          </Button>
        </div>
      </div>
      <p className={classes.purpose}>{file.purpose}</p>
      <CodeBlock
        text={file.text}
        name={file.name}
        isJson={file.language === "json"}
        hasCopy={false}
      />
    </section>
  );
}

function download({ name, text }: ExportedFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the bytes by the time the click returns to the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
