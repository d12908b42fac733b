import { Command, CommanderError } from "commander";
import { compileCommand } from "./compile.ts";
import { decompileCommand } from "./decompile.ts";
import { CallError, type Io, processIo } from "./io.ts";
import { DocumentError } from "./parse-json-file.ts";
import { type RenderOptions, renderCommand } from "./render.ts";
import { schemaCommand } from "./schema.ts";
import { simulateCommand } from "./simulate.ts";

/** Exit statuses: 0 fine, 1 the document has errors, 2 the call is wrong. */
const callIsWrong = 2;

function buildProgram(io: Io, finish: (status: number) => void): Command {
  const program = new Command("hookline")
    .description("Say what must happen when something happens in a call.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.err(text.trimEnd()),
    });
  program
    .command("compile")
    .argument("<flow>", "a flow document, or - for standard input")
    .description("print the hooks document of a flow")
    .action(async (file: string) => finish(await compileCommand(file, io)));
  program
    .command("decompile")
    .argument("<hooks>", "a hooks document, or - for standard input")
    .description("print a flow for a hooks document")
    .action(async (file: string) => finish(await decompileCommand(file, io)));
  program
    .command("simulate")
    .argument("<hooks-or-flow>", "a hooks document or a flow, or - for standard input")
    .requiredOption("--call <call>", "a sample call file")
    .description("play a sample call and print what every hook does")
    .action(async (file: string, options: { call: string }) =>
      finish(await simulateCommand(file, options, io)),
    );
  program
    .command("render")
    .requiredOption("--template <file>", "a template: text, or a JSON body")
    .requiredOption("--context <file>", "the values it is filled with, as JSON")
    .option("--syntax <syntax>", "how the template is written: liquid", "liquid")
    .description("print a template filled with values")
    .action(async (options: RenderOptions) => finish(await renderCommand(options, io)));
  program
    .command("schema")
    .argument("<document>", "hooks, flow, call-event or sample-call")
    .description("print the JSON Schema of a document")
    .action(async (name: string) => finish(await schemaCommand(name, io)));
  return program;
}

async function main(io: Io, argv: readonly string[]): Promise<number> {
  let status = 0;
  try {
    await buildProgram(io, (given) => (status = given)).parseAsync([...argv], { from: "user" });
    return status;
  } catch (error) {
    return explain(io, error);
  }
}

function explain(io: Io, error: unknown): number {
  if (error instanceof DocumentError) {
    for (const found of error.diagnostics) io.err(JSON.stringify(found));
    return 1;
  }
  if (error instanceof CallError) {
    io.err(`hookline: ${error.message}`);
    return callIsWrong;
  }
  // Commander has said what is wrong; asking for help is not wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : callIsWrong;
  throw error;
}

process.exitCode = await main(processIo(), process.argv.slice(2));
