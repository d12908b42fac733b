import { Document, isScalar, Scalar, visit } from "yaml";
import type { Json } from "../../json.ts";
import { devclawEventNames } from "./devclaw-events.ts";
import { handlerActions } from "./read-handler.ts";

type Fields = { readonly [field: string]: Json };

/**
 * Writes DevClaw's configuration. Texts stand in double quotes, since DevClaw fills in variables before it reads the
 * YAML; lists of events stand on one line. The words DevClaw takes for an error of its own are written by a code.
 */
export function printConfiguration(
  webhooks: readonly Fields[],
  handlers: readonly Fields[],
): string {
  const hooks = {
    enabled: true,
    ...(webhooks.length === 0 ? {} : { webhooks }),
    ...(handlers.length === 0 ? {} : { handlers }),
  };
  const document = new Document({ hooks }, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_at, pair) {
      const isEvents = isScalar(pair.key) && pair.key.value === "events";
      if (isEvents && typeof pair.value === "object" && pair.value !== null) {
        Object.assign(pair.value, { flow: true });
      }
    },
    Scalar(at, scalar) {
      const isText = typeof scalar.value === "string" && at !== "key";
      // A name in front of a colon would be DevClaw's own word for an error.
      const isMarked = at === "key" && String(scalar.value).includes("ERROR");
      if (isMarked || (isText && !ownWords.has(scalar.value))) {
        Object.assign(scalar, { type: Scalar.QUOTE_DOUBLE });
      }
    },
  });
  const text = document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: 1_000_000 });
  return text.replaceAll("ERROR:", String.raw`\x45RROR:`);
}

/** DevClaw's own words, which stand without quotes. */
const ownWords: ReadonlySet<unknown> = new Set([
  ...devclawEventNames,
  ...Object.keys(handlerActions),
]);
