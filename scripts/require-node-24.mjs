/**
 * Stops with a clear text when Node is too old to run TypeScript files.
 * Loaded with `--import` ahead of every script; plain JavaScript, so that any Node can read it.
 */
const needed = 24;
const found = Number(process.versions.node.split(".")[0]);

if (found < needed) {
  process.stderr.write(
    [
      `Hookline needs Node ${needed}; this is Node ${process.versions.node}.`,
      "It comes with `npm ci` (package `node`), so either the command was not started through npm,",
      "or npm did not run that package's install script. Do one of these:",
      "  npm rebuild node --ignore-scripts=false   # lets the approved install script run",
      `  or install Node ${needed} yourself from https://nodejs.org`,
      "",
    ].join("\n"),
  );
  process.exit(1);
}
