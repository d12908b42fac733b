type Headers = { readonly [name: string]: string };

/** Whether a body of this type is JSON. */
export function isJsonType(contentType: string): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType.trim());
}

/** The type of the body that headers say; `null` when they say none. */
export function typeOfHeaders(headers: Headers | null | undefined): string | null {
  return Object.entries(headers ?? {}).find(([name]) => isTypeName(name))?.[1] ?? null;
}

/** The headers without the one that says the type; `null` when none is left. */
export function withoutType(headers: Headers | null): Headers | null {
  const others = Object.entries(headers ?? {}).filter(([name]) => !isTypeName(name));
  return others.length === 0 ? null : Object.fromEntries(others);
}

function isTypeName(name: string): boolean {
  return name.toLowerCase() === "content-type";
}
