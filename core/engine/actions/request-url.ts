import { type Diagnostic, diagnostic } from "../../diagnostic.ts";
import { inboxNameOf } from "../../hook/inbox-address.ts";
import type { SealedText } from "../effect.ts";
import {
  leadingPieces,
  type RenderScope,
  type Template,
  writeTemplate,
} from "../render-template.ts";
import { SealedBuilder } from "../template-emitter.ts";
import { TemplateRefusedError } from "../template-problem.ts";
import { readText } from "./read-text.ts";

/** The address of a request. Values are percent-encoded; scheme and host are the author's unless they say otherwise. */
export type ReadUrl = {
  readonly secrets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly resolve: (scope: RenderScope) => SealedText;
};

/**
 * Errors: `url.dynamic-host`, `action.bad-url`, those of templates. A secret may make up any part of the address: the
 * author of the flow controls it.
 */
export function readUrl(source: string, path: string, allowDynamicHost: boolean): ReadUrl {
  const text = readText(source.trim(), path);
  const problem =
    text.template === null ? null : checkTemplate(text.template, path, allowDynamicHost);
  return {
    secrets: text.secrets,
    diagnostics: problem === null ? text.diagnostics : [...text.diagnostics, problem],
    resolve: (scope) => resolveUrl(text.template, scope),
  };
}

function checkTemplate(
  template: Template,
  path: string,
  allowDynamicHost: boolean,
): Diagnostic | null {
  const { pieces, isAll } = leadingPieces(template);
  const visible = pieces
    .map((piece) => (piece.kind === "text" ? piece.text : secretStand))
    .join("");
  const startsWithSecret = pieces[0]?.kind === "secret";
  if (isAll) {
    const problem = problemOfUrl(visible, startsWithSecret);
    return problem === null ? null : diagnostic("action.bad-url", { path, message: problem });
  }
  if (allowDynamicHost || /[/?#]/.test(visible.replace(/^[^/?#]*:\/\//, ""))) {
    const problem = allowDynamicHost ? null : problemOfUrl(visible, startsWithSecret);
    return problem === null ? null : diagnostic("action.bad-url", { path, message: problem });
  }
  return diagnostic("url.dynamic-host", {
    path,
    message: "A value from the call would make up scheme or host of the address.",
    hint: "Write the host out, such as https://example.com/{{ call.id }}, or allow it for this action.",
  });
}

/** Stands for a secret where the address is looked at: some host, some part of a path. */
const secretStand = "x";

function resolveUrl(template: Template | null, scope: RenderScope): SealedText {
  const builder = new SealedBuilder();
  if (template === null) return builder.toSealed();
  const escape = (value: string) => (builder.isEmpty ? encodeWhole(value) : encodePart(value));
  writeTemplate(template, scope, { builder, escape, inJson: false });
  const sealed = builder.toSealed();
  const problem = problemOfUrl(withStands(sealed), sealed.refs[0]?.at === 0);
  if (problem !== null) throw new TemplateRefusedError("action.bad-url", problem);
  if (template.form.kind !== "fixed") refuseDotSegments(withStands(sealed));
  return sealed;
}

function withStands(sealed: SealedText): string {
  const ends = [...sealed.refs.map((ref) => ref.at), sealed.text.length];
  return ends.map((end, index) => sealed.text.slice(ends[index - 1] ?? 0, end)).join(secretStand);
}

/** Percent-encodes what could end a part of an address; source: RFC 3986, section 2.3. */
function encodePart(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A value that stands first is an address of its own (only where the author allowed it): it keeps its form. */
function encodeWhole(value: string): string {
  return encodeURI(value.trim().toWellFormed()).replaceAll(/%25([0-9a-f]{2})/gi, "%$1");
}

/** What keeps a text from being a web address, `null` when nothing does. A leading secret hides scheme and host. */
function problemOfUrl(url: string, startsWithSecret: boolean): string | null {
  if (/[\s\\\u0000-\u001f\u007f]/.test(url)) {
    return "The address has a space, a backslash or a control character in it. Write %20 for a space.";
  }
  if (startsWithSecret || inboxNameOf(url) !== null) return null;
  const [, authority = null] = /^https?:\/\/([^/?#]*)/i.exec(url) ?? [];
  if (authority === null) return "The address must begin with https:// or http://.";
  if (authority.includes("@")) {
    return "The address must not hold a user name or password. Use an authorization header.";
  }
  return /^(\[[0-9a-f:.]+\]|[^:[\]%<>"^`{|}]+)(:\d{1,5})?$/i.test(authority)
    ? null
    : "The address has no host that can be used.";
}

/** Browsers and clients walk up at `..`, also when it is percent-encoded, so a value could choose another path. */
function refuseDotSegments(url: string): void {
  const path = url.replace(/[?#].*$/s, "");
  if (/\/(\.|%2e){1,2}(?=\/|$)/i.test(path)) {
    throw new TemplateRefusedError(
      "action.bad-url",
      "A value makes a part of the address . or .., which would lead to another path.",
    );
  }
}
