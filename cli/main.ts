import { Command, CommanderError } from "commander";
import { compileCommand } from "./compile.ts";
import { decompileCommand } from "./decompile.ts";
import { type ExportOptions, exportCommand } from "./export.ts";
import { type ImportOptions, importCommand } from "./import.ts";
import {
  type HooksOptions,
  listEventsCommand,
  listHooksCommand,
  switchHookCommand,
} from "./hooks.ts";
import { CallError, type Io, processIo } from "./io.ts";
import { type LintOptions, lintCommand } from "./lint.ts";
import { DocumentError } from "./parse-json-file.ts";
import { type RenderOptions, renderCommand } from "./render.ts";
import { testCommand } from "./run-tests.ts";
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
    .command("import")
    .argument("<file>", "hooks in a platform's own form, or - for standard input")
    .option("--from <form>", "vapi, ava, unpod, devclaw or hookline; found out when left away")
    .description("print the hooks document of a platform's hooks")
    .action(async (file: string, options: ImportOptions) =>
      finish(await importCommand(file, options, io)),
    );
  program
    .command("export")
    .argument("<hooks>", "a hooks document, a flow, or another platform's hooks, or -")
    .requiredOption("--to <form>", "vapi, ava, unpod, devclaw or hookline")
    .option("--out <folder>", "write every file of it there, and print their list")
    .description("print hooks in a platform's own form")
    .action(async (file: string, options: ExportOptions) =>
      finish(await exportCommand(file, options, io)),
    );
  program
    .command("lint")
    .argument("<file>", "a flow, or hooks in any form, or - for standard input")
    .option("--target <form>", "for whom: vapi, ava, unpod, devclaw or hookline")
    .option("--fix", "mend the file first (of standard input: print the mended document)")
    .description("print what is wrong, and what its author hardly wants")
    .action(async (file: string, options: LintOptions) =>
      finish(await lintCommand(file, options, io)),
    );
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
    .option("--syntax <syntax>", "how the template is written: liquid, ava or devclaw", "liquid")
    .description("print a template filled with values")
    .action(async (options: RenderOptions) => finish(await renderCommand(options, io)));
  program
    .command("test")
    .argument("<flow>", "a flow document, or - for standard input")
    .description("run the tests saved in a flow")
    .action(async (file: string) => finish(await testCommand(file, io)));
  program
    .command("schema")
    .argument("<document>", "hooks, flow, call-event or sample-call")
    .description("print the JSON Schema of a document")
    .action(async (name: string) => finish(await schemaCommand(name, io)));
  addHooksCommands(program, io, finish);
  return program;
}

/** What a running Hookline is asked; its key stands in HOOKLINE_API_KEY. */
function addHooksCommands(program: Command, io: Io, finish: (status: number) => void): void {
  const hooks = program
    .command("hooks")
    .description("list and switch the hooks of a running Hookline (its key: HOOKLINE_API_KEY)");
  function addCommand(name: string, description: string): Command {
    return hooks
      .command(name)
      .description(description)
      .option(
        "--url <address>",
        "where Hookline runs",
        `http://localhost:${io.env["PORT"] ?? 3000}`,
      );
  }
  addCommand("list", "print the hooks of all live flows").action(async (options: HooksOptions) =>
    finish(await listHooksCommand(options, io)),
  );
  addCommand("events", "print the events a hook can listen to, and which hooks do").action(
    async (options: HooksOptions) => finish(await listEventsCommand(options, io)),
  );
  for (const [name, enabled] of [
    ["enable", true],
    ["disable", false],
  ] as const) {
    addCommand(name, `switch a hook ${enabled ? "on" : "off"}, without publishing`)
      .argument("<name>", "the hook's name")
      .option("--flow <flow>", "id or name of its flow, where several have such a hook")
      .action(async (hook: string, options: HooksOptions) =>
        finish(await switchHookCommand(hook, enabled, options, io)),
      );
  }
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
