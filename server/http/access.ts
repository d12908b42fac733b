import { createHash, timingSafeEqual } from "node:crypto";
import { isIPv4 } from "node:net";

/** Who may ask Hookline what, from outside the routes: one decision for every request, ahead of all of them. */
export type AccessRules = {
  /** Bound to a loopback address: no sign-in, but only this machine's own pages may ask. */
  readonly isLocalMode: boolean;
  readonly apiKey: string | null;
};

export type AccessRequest = {
  readonly method: string;
  readonly pathname: string;
  /** The `Host` header. */
  readonly host: string | undefined;
  /** The `Origin` header. */
  readonly origin: string | undefined;
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  /** Whether the source that the path names checks a secret of its own; asked only where it matters. */
  readonly hasInboundSecret: boolean;
};

export type AccessDecision =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly status: 401 | 403;
      readonly code: "UNAUTHORIZED" | "FORBIDDEN";
      readonly detail: string;
      readonly hint: string;
    };

const allowed: AccessDecision = { allowed: true };

/**
 * Decides whether a request goes on to its route.
 *
 * Local mode answers requests whose `Host` is a loopback name (else any page whose name is made to resolve to 127.0.0.1
 * could read everything) and whose `Origin`, if any, is Hookline's own. Events for a source with an inbound
 * secret are exempt, so that a tunnel can bring real calls. Otherwise everything but events, health and the inbox
 * needs the API key.
 */
export function decideAccess(request: AccessRequest, rules: AccessRules): AccessDecision {
  return rules.isLocalMode ? decideLocal(request) : decideRemote(request, rules.apiKey);
}

/** Returns the source that a path posts events to, or `null` for every other path. */
export function findEventSource(method: string, pathname: string): string | null {
  const [, encoded] = /^\/api\/events\/([^/]+)\/?$/.exec(pathname) ?? [];
  if (method !== "POST" || encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    // A broken escape names no source; the route says so.
    return null;
  }
}

/** Says whether a host name or address, without a port, always means this machine. */
export function isLoopbackName(name: string): boolean {
  const lower = name.toLowerCase().replace(/\.$/, "");
  if (lower === "localhost" || lower.endsWith(".localhost")) return true;
  return lower === "::1" || lower === "[::1]" || (isIPv4(lower) && lower.startsWith("127."));
}

function decideLocal(request: AccessRequest): AccessDecision {
  if (request.hasInboundSecret && findEventSource(request.method, request.pathname) !== null)
    return allowed;
  const own = parseHost(request.host);
  if (own === null || !isLoopbackName(own.hostname)) {
    return forbidden(
      `This Hookline answers requests to this machine only, and this one asks for the host ${JSON.stringify(request.host ?? "")}.`,
      "Open it as http://localhost with its port. To take events through a tunnel, give the source a secret first. To serve other machines, set HOST and HOOKLINE_API_KEY.",
    );
  }
  if (request.origin !== undefined && parseOrigin(request.origin)?.host !== own.host) {
    return forbidden(
      `The page at ${JSON.stringify(request.origin)} may not use this Hookline.`,
      "Only Hookline's own pages may. Programs should send no Origin header.",
    );
  }
  return allowed;
}

function decideRemote(request: AccessRequest, apiKey: string | null): AccessDecision {
  if (isOpen(request.pathname)) return allowed;
  if (apiKey === null) {
    return {
      allowed: false,
      status: 401,
      code: "UNAUTHORIZED",
      detail:
        "This Hookline is bound to an outside address and has no API key, so nobody may use it.",
      hint: "Set HOOKLINE_API_KEY and start it again, or leave HOST away to use it on its own machine.",
    };
  }
  const [, given] = /^Bearer +(\S+)$/i.exec(request.authorization ?? "") ?? [];
  if (given !== undefined && isSameText(given, apiKey)) return allowed;
  return {
    allowed: false,
    status: 401,
    code: "UNAUTHORIZED",
    detail: given === undefined ? "The API key is missing." : "The API key is not the right one.",
    hint: "Send the header `Authorization: Bearer <HOOKLINE_API_KEY>`.",
  };
}

/** Paths that check for themselves who asks, or have nothing to hide. */
function isOpen(pathname: string): boolean {
  return pathname === "/api/health" || /^\/(api\/events|inbox)(\/|$)/.test(pathname);
}

function forbidden(detail: string, hint: string): AccessDecision {
  return { allowed: false, status: 403, code: "FORBIDDEN", detail, hint };
}

function parseHost(host: string | undefined): URL | null {
  return host === undefined || /[/\\@?#]/.test(host) ? null : URL.parse(`http://${host}`);
}

function parseOrigin(origin: string): URL | null {
  return URL.parse(origin);
}

/** Compares in a time that tells nothing about how much is right. */
function isSameText(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash("sha256").update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
