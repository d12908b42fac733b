import type { Findings } from "../reading/hook-reading.ts";
import { placeIn } from "../reading/text-place.ts";

/** A class that is one of AVA's tools, as its guides write them. */
const toolClass =
  /^class[ \t]+([A-Za-z_]\w{0,200})[ \t]*\(([^()\n]{0,500}Tool[^()\n]{0,500})\)[ \t]*:/gm;

/** Whether a text is Python with tools of AVA's in it. */
export function isPythonCode(text: string): boolean {
  return (
    /^(?:from|import|class|async def|def)[ \t]+[\w.]+/m.test(text) && text.search(toolClass) !== -1
  );
}

/** Code stays AVA's: each class is named, none is guessed at. */
export function readPythonCode(text: string, findings: Findings): void {
  for (const found of text.matchAll(toolClass)) {
    const [, name = ""] = found;
    const at = { path: name, place: placeIn(text, found.index) };
    findings.add(
      "dialect.not-carried-out",
      at,
      `${name} is a tool written in Python, which only AVA runs.`,
      "What it sends over HTTP can be a webhook or a lookup here.",
    );
  }
}
