import { isJsonObject, type Json } from "../../json.ts";
import { nameOfPath } from "./ava-variables.ts";
import { exportText, type ExportPlace, lonePath } from "./export-text.ts";

/** Marks a place that stands without quotes; no text has them. */
const open = "\uE000";
const close = "\uE001";

/** Writes a JSON body as one of AVA's templates: numbers and lists of the call without quotes, texts in them. */
export function exportBody(body: Json, place: ExportPlace): string {
  const marked = JSON.stringify(withMarks(body, place), null, 2);
  return marked.replaceAll(/"\uE000([a-z_]+)\uE001"/g, (_, name: string) => `{${name}}`);
}

function withMarks(json: Json, place: ExportPlace): Json {
  if (typeof json === "string") return writeString(json, place);
  if (Array.isArray(json)) return json.map((entry: Json) => withMarks(entry, place));
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, entry]) => [exportText(key, place), withMarks(entry, place)]),
  );
}

function writeString(text: string, place: ExportPlace): string {
  const path = lonePath(text);
  const bare = path === null ? null : nameOfPath(path, "bare");
  if (bare !== null && path !== "call.summary") return `${open}${bare}${close}`;
  return exportText(text.replaceAll(/[\uE000\uE001]/g, ""), place);
}
