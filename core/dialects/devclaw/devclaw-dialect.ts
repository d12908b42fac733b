import type { Dialect, DialectInput } from "../dialect.ts";
import { isJsonObject, type Json } from "../../json.ts";
import { exportDevclaw } from "./export-devclaw.ts";
import { importDevclaw } from "./import-devclaw.ts";
import { isGoCode } from "./read-go-code.ts";
import { devclawSupport } from "./support.ts";

/** DevClaw's hooks: its configuration in YAML, hooks of plugins and programs, and Go for what YAML cannot say. */
export const devclawDialect: Dialect = {
  name: "devclaw",
  title: "DevClaw",
  format: "yaml",
  detect,
  importHooks: importDevclaw,
  exportHooks: exportDevclaw,
  support: devclawSupport,
};

function detect({ text, json }: DialectInput): boolean {
  if (json !== undefined) return isDevclawJson(json);
  if (isGoCode(text)) return true;
  // `hooks:` with a list below it is a plugin's manifest, whose hooks name their events.
  const isHooks = /^hooks[ \t]*:/m.test(text);
  const hasParts =
    /^[ \t]+(webhooks|handlers)[ \t]*:/m.test(text) ||
    /[{,][ \t]*(webhooks|handlers)[ \t]*:/.test(text) ||
    /^hooks[ \t]*:(?:[ \t]*(?:#.*)?[\r\n])+[ \t]+enabled[ \t]*:/m.test(text);
  const isManifest =
    /^[ \t]+events[ \t]*:/m.test(text) && /^[ \t]+(script|handler)[ \t]*:/m.test(text);
  return (isHooks && (hasParts || isManifest)) || isBare(text);
}

/** Only what stands below `hooks:`. */
function isBare(text: string): boolean {
  return /^(webhooks|handlers)[ \t]*:/m.test(text) && /^[ \t-]+events?[ \t]*:/m.test(text);
}

function isDevclawJson(json: Json): boolean {
  const hooks = isJsonObject(json) ? json["hooks"] : undefined;
  if (isJsonObject(hooks)) return ["webhooks", "handlers", "enabled"].some((part) => part in hooks);
  if (!Array.isArray(hooks) || hooks.length === 0) return false;
  return hooks.every(
    (hook: Json) => isJsonObject(hook) && Array.isArray(hook["events"]) && !("on" in hook),
  );
}
