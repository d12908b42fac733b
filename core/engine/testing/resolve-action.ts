import { actionSchema } from "../../hook/action.ts";
import type { Json } from "../../json.ts";
import { prepareAction } from "../prepare-action.ts";
import type { Resolved, ResolvedDelivery } from "../resolved-action.ts";
import { showSealed } from "../sealed-text.ts";
import type { TemplateContext } from "../template-context.ts";

export const exampleContext: TemplateContext = {
  now: "2026-11-20T10:00:00.000Z",
  event: { id: "evt_1", type: "call.ended" },
  call: {
    id: "c1",
    direction: "inbound",
    agentId: "a1",
    endedReason: "pipeline-error",
    durationSeconds: 74,
    summary: null,
    customer: { number: "+15551234567", name: "Ada & <Co>" },
    messages: [{ role: "user", content: "Hi" }],
    data: { host: "acme" },
  },
};

/** Resolves an action as a document would have it; the first of several texts is picked. */
export function resolveAction(
  action: { readonly [field: string]: Json },
  context: TemplateContext = exampleContext,
  pick: (count: number) => number = () => 0,
): Resolved {
  return prepareAction(actionSchema.parse(action), "hooks.0.do.0").prepared.resolve(context, pick);
}

/** Codes and paths of what is wrong with an action. */
export function problemsOf(action: { readonly [field: string]: Json }): readonly string[] {
  const { diagnostics } = prepareAction(actionSchema.parse(action), "hooks.0.do.0");
  return diagnostics.map((found) =>
    `${found.code} ${found.path.replace("hooks.0.do.0", "")}`.trim(),
  );
}

/** The delivery that an action comes to. Throws when it comes to something else. */
export function deliveryOf(
  action: { readonly [field: string]: Json },
  context: TemplateContext = exampleContext,
): ResolvedDelivery {
  const resolved = resolveAction(action, context);
  if (resolved.kind !== "delivery") throw new Error(JSON.stringify(resolved));
  return resolved;
}

/** The request of a delivery with secrets shown as `${NAME}`. */
export function shownRequest(
  action: { readonly [field: string]: Json },
  context: TemplateContext = exampleContext,
): {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly string[];
  readonly body: string | null;
} {
  const { method, url, headers, body } = deliveryOf(action, context).request;
  return {
    method,
    url: showSealed(url),
    headers: headers.map(([name, value]) => `${name}: ${showSealed(value)}`),
    body: body === null ? null : showSealed(body),
  };
}
