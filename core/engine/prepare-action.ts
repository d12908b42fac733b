import { assertNever } from "../assert.ts";
import { type Diagnostic, diagnostic } from "../diagnostic.ts";
import type { Action, ActionType } from "../hook/action.ts";
import { acceptAsGiven } from "./actions/accept-as-given.ts";
import { readAnswer } from "./actions/answer.ts";
import { readDataSet } from "./actions/data-set.ts";
import { readBlock, readModify } from "./actions/decision.ts";
import { lowerDiscord } from "./actions/discord.ts";
import { readEmail } from "./actions/email.ts";
import { lowerN8n } from "./actions/n8n.ts";
import { readNotify } from "./actions/notify.ts";
import { readMessageAdd, readSay } from "./actions/say.ts";
import { lowerSlack } from "./actions/slack.ts";
import { readTool } from "./actions/tool.ts";
import { readLowered, readWebhook } from "./actions/webhook.ts";
import { lowerZapier } from "./actions/zapier.ts";
import { openScope } from "./render-template.ts";
import type { PickOne, ReadAction, Resolved } from "./resolved-action.ts";
import type { TemplateContext } from "./template-context.ts";
import { attempt } from "./template-problem.ts";

/** An action whose templates are read, ready to be filled in for any number of events. */
export type PreparedAction = {
  /** The action's id, or its path where it has none. */
  readonly id: string;
  readonly type: ActionType;
  /** Names of the secrets it needs. */
  readonly secrets: readonly string[];
  /** Never throws, whatever the call brings. `pick` chooses one of n texts: an index from 0. */
  readonly resolve: (context: TemplateContext, pick: PickOne) => Resolved;
};

/**
 * Reads an action once. `path` is where it stands in its document (`hooks.0.do.1`). An action with errors can be
 * resolved too: it fails with the first of them.
 */
export function prepareAction(
  action: Action,
  path: string,
): { readonly prepared: PreparedAction; readonly diagnostics: readonly Diagnostic[] } {
  const attempted = attempt(() => readAction(action, path), "action.invalid");
  const read = attempted.ok
    ? attempted.value
    : unreadable(diagnostic(attempted.error.code, { path, message: attempted.error.message }));
  const error = read.diagnostics.find((found) => found.severity === "error");
  const prepared: PreparedAction = {
    id: action.id ?? path,
    type: action.type,
    secrets: read.secrets,
    resolve: (context, pick) => {
      if (error !== undefined) return { kind: "failed", code: error.code, message: error.message };
      const resolved = attempt(() => read.resolve(openScope(context), pick));
      return resolved.ok ? resolved.value : { kind: "failed", ...resolved.error };
    },
  };
  return { prepared, diagnostics: read.diagnostics };
}

function unreadable(problem: Diagnostic): ReadAction {
  const { code, message } = problem;
  return {
    secrets: [],
    diagnostics: [problem],
    resolve: () => ({ kind: "failed", code, message }),
  };
}

function readAction(action: Action, path: string): ReadAction {
  switch (action.type) {
    case "say":
      return acceptAsGiven(readSay(action, path));
    case "message.add":
      return acceptAsGiven(readMessageAdd(action, path));
    case "tool":
      return acceptAsGiven(readTool(action, path));
    case "webhook":
      return readWebhook(action, path);
    case "slack":
      return readLowered(lowerSlack(action), path);
    case "discord":
      return readLowered(lowerDiscord(action), path);
    case "n8n":
      return readLowered(lowerN8n(action), path);
    case "zapier":
      return readLowered(lowerZapier(action), path);
    case "email":
      return readEmail(action, path);
    case "notify":
      return readNotify(action, path);
    case "lookup":
    case "summarize":
    case "wait":
      return notCarriedOut(action.type, path);
    case "block":
      return readBlock(action, path);
    case "modify":
      return readModify(action, path);
    case "data.set":
      return readDataSet(action, path);
    case "answer":
      return readAnswer(action, path);
    default:
      return assertNever(action);
  }
}

function notCarriedOut(type: ActionType, path: string): ReadAction {
  return unreadable(
    diagnostic("action.not-carried-out", {
      path,
      message: `Hookline keeps the action ${type}, but does not carry it out yet.`,
    }),
  );
}
