import { readdir, readFile } from "node:fs/promises";

/**
 * Returns what each source file of a fixture folder says it breaks, by path, as in
 * `// breaks: only-db-speaks-sql`; `nothing` for a file that shows what is allowed.
 */
export async function readExpectedRules(folder: string): Promise<Record<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const sources = names.filter((name) => /(?<!\.config)\.tsx?$/.test(name));
  const pairs = sources.map(async (name) => {
    const text = await readFile(`${folder}/${name}`, "utf8");
    return [name, /^\/\/ breaks: (.+)$/m.exec(text)?.[1] ?? "does not say"] as const;
  });
  return Object.fromEntries(await Promise.all(pairs));
}
