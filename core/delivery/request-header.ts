/** Headers that say how a message travels. They follow from the address and the body, so nobody else sets them. */
const framingHeaders: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "expect",
  "host",
  "keep-alive",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/**
 * Returns why a header cannot be sent as a sentence for people, or `null` when it can. The sentence never shows the
 * value, which may hold a secret.
 * Source: RFC 9110, sections 5.1 (names), 5.5 (values) and 7.6.1 (headers of the connection).
 */
export function headerProblem(name: string, value: string): string | null {
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) {
    return `"${name}" is not the name of a header. Use letters, digits and hyphens.`;
  }
  if (framingHeaders.has(name.toLowerCase())) {
    return `The header ${name} is set by Hookline from the address and the body. Take it out of the action.`;
  }
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
    return `The value of the header ${name} has a line break, a control character or a character outside Latin-1. Headers cannot carry it: put it into the body, or percent-encode it.`;
  }
  return null;
}
