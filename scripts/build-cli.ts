import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import path from "node:path";

/**
 * Writes the command line as JavaScript to `dist/`, for a package: Node does not read TypeScript below `node_modules`.
 * Every module that `cli/main.ts` reaches becomes one of the same place and name. Only types are taken out, as the
 * sources hold no other TypeScript (`erasableSyntaxOnly`).
 */
const root = path.resolve(import.meta.dirname, "..");
const target = path.join(root, "dist");
const entry = "cli/main.ts";

/** The text between the quotes of every import and re-export; strings and comments of ours do not look like one. */
const specifiers = /(\b(?:from|import)\s*\(?\s*)"([^"\n]+)"(\s+with\s*\{\s*type:\s*"json"\s*\})?/g;

function buildCli(): number {
  rmSync(target, { recursive: true, force: true });
  const built = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (built.has(file)) continue;
    built.add(file);
    open.push(...buildModule(file));
  }
  writeFileSync(path.join(target, "package.json"), '{ "type": "module" }\n');
  return built.size;
}

/** Returns the files that the module imports, from the root. */
function buildModule(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  if (file.endsWith(".json")) {
    write(file, `export default ${text.trim()};\n`);
    return [];
  }
  const imported: string[] = [];
  const script = stripTypeScriptTypes(text).replaceAll(
    specifiers,
    (whole, before: string, specifier: string) => {
      const found = toFile(specifier, file);
      if (found === null) return whole;
      imported.push(found);
      const relative = path.posix.relative(path.posix.dirname(file), toScript(found));
      return `${before}"${relative.startsWith(".") ? relative : `./${relative}`}"`;
    },
  );
  write(file, script);
  return imported;
}

/** The file a specifier names, from the root; `null` for a package. */
function toFile(specifier: string, from: string): string | null {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (!specifier.startsWith(".")) return null;
  return path.posix.join(path.posix.dirname(from), specifier);
}

/** Node 20 warns of JSON modules, so JSON becomes a script too. */
function toScript(file: string): string {
  return file.endsWith(".json") ? `${file}.js` : file.replace(/\.ts$/, ".js");
}

function write(file: string, script: string): void {
  const out = path.join(target, toScript(file));
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, script);
}

process.stdout.write(`dist: ${buildCli()} modules\n`);
