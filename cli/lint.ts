import { type Diagnostic, hasErrors } from "#core/diagnostic.ts";
import { writeDocument } from "#core/exchange/write-flow.ts";
import { fixDocument, fixFlow } from "#core/lint/fix-text.ts";
import { type LintedText, lintText } from "#core/lint/lint-text.ts";
import { chooseForm } from "./choose-form.ts";
import { CallError, type Io } from "./io.ts";
import { report } from "./report.ts";

export type LintOptions = { readonly target?: string | undefined; readonly fix?: boolean };

/**
 * `hookline lint FILE [--target …] [--fix]`: prints what is wrong with a flow or with hooks in any form, and what lint
 * finds for a target. With `--fix` every fix is made first: the file is written, and what is left is printed; of
 * standard input the mended document is printed, and what is left goes to standard error. Exit status: 0, or 1 when
 * there are errors.
 */
export async function lintCommand(file: string, options: LintOptions, io: Io): Promise<number> {
  const target = chooseForm("--target", options.target);
  const text = await io.readText(file);
  if (options.fix !== true) return print(lintText(text, { target }).diagnostics, io);
  const mended = mend(text, lintText(text, { target }), target);
  const left = lintText(mended, { target }).diagnostics;
  if (file === "-") {
    io.out(mended);
    return report(left, io);
  }
  if (mended !== text) await io.writeText(file, mended);
  return print(left, io);
}

function print(diagnostics: readonly Diagnostic[], io: Io): number {
  io.out(`${JSON.stringify({ diagnostics }, null, 2)}\n`);
  return hasErrors(diagnostics) ? 1 : 0;
}

/** The text with every fix made: the same text when there is none to make. */
function mend(
  text: string,
  { subject }: LintedText,
  target: ReturnType<typeof chooseForm>,
): string {
  if (subject === null) return text;
  if (subject.kind === "flow") {
    const fixed = fixFlow(subject.flow, { target });
    return fixed === subject.flow ? text : `${JSON.stringify(fixed, null, 2)}\n`;
  }
  const { document, form } = subject;
  if (document === null) return text;
  const fixed = fixDocument(document, { target: subject.target });
  if (fixed === document) return text;
  if (form !== "hookline" && form !== "vapi") {
    throw new CallError(
      `--fix would lose the comments of this file. Mend it by hand, or import it first: hookline import FILE > hooks.json`,
    );
  }
  const { files, diagnostics } = writeDocument(fixed, form);
  const [written] = files;
  const isWhole = !diagnostics.some((found) => found.code === "dialect.lost");
  if (written !== undefined && isWhole) return written.text;
  throw new CallError("--fix cannot write this file back without a loss. Mend it by hand.");
}
