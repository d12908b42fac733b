import type { Json, JsonObject } from "../json.ts";
import type { Retry } from "../hook/retry.ts";

/**
 * What the engine decided, fully resolved: nothing in it is a template any more. Executing it is the server's work.
 */

/** A text in which secrets are still to be filled in: `refs` say where, in ascending order of `at` (UTF-16 units). */
export type SealedText = {
  readonly text: string;
  readonly refs: readonly SecretRef[];
};
/** One place of a secret. `json`: the value is escaped as the inside of a JSON string; `plain`: put in as it is. */
export type SecretRef = {
  readonly at: number;
  readonly name: string;
  readonly as: "plain" | "json";
};

/** A request as it will be sent, except for its secrets and its signature. */
export type SealedRequest = {
  readonly method: string;
  readonly url: SealedText;
  /** Lower-case names, in the order they are sent. `content-type` is among them when there is a body. */
  readonly headers: readonly (readonly [string, SealedText])[];
  /** `null`: no body (GET, DELETE without one). */
  readonly body: SealedText | null;
  /** Name of the secret to sign with; absent: the destination's own. */
  readonly signWith?: string;
};

type EffectBase = {
  /** Hash of event id, flow id, hook name, action id and replay id; 32 lower-case hex digits. */
  readonly key: string;
  readonly flowId: string;
  /** The version of the flow that decided; 0 for a draft or a simulation. */
  readonly flowVersion: number;
  readonly hook: string;
  /** Id of the action in the hook. */
  readonly action: string;
  readonly actionType: string;
};

export type DeliveryEffect = EffectBase & {
  readonly kind: "delivery";
  /** URL template as written by the author: with its workspace it is the destination. */
  readonly urlTemplate: string;
  readonly request: SealedRequest;
  readonly timeoutMs: number;
  readonly retry: Retry | null;
  readonly sign: boolean | "devclaw";
};

/** What is to happen in the call, done by the voice platform. `say` before `endCall` or a transfer is merged into it. */
export type InCallAction =
  | {
      readonly type: "say";
      readonly text: string;
      /** The end of the call that follows the text; `action` is the id of the action that asked for it. */
      readonly endCallAfterSpoken?: { readonly action: string; readonly reason: string | null };
    }
  | { readonly type: "prompt"; readonly messages: readonly JsonObject[] }
  | {
      readonly type: "message.add";
      readonly message: JsonObject;
      readonly triggerResponseEnabled: boolean;
    }
  | {
      readonly type: "transferCall";
      readonly destination: JsonObject;
      readonly content: string | null;
    }
  | { readonly type: "endCall"; readonly reason: string | null }
  /** Another assistant or squad takes over the conversation. */
  | {
      readonly type: "handoff";
      readonly destination: JsonObject;
      readonly content: string | null;
    }
  /** A message that the platform's bridge puts into the conversation, as it is written. */
  | { readonly type: "notify"; readonly title: string | null; readonly text: string }
  /** A tool only the platform can carry out, or a saved one. */
  | { readonly type: "tool"; readonly tool: JsonObject };

export type InCallEffect = EffectBase & {
  readonly kind: "in-call";
  readonly inCall: InCallAction;
};

/** An action that could not be resolved (a template failed, an address is none): recorded, nothing is sent. */
export type FailedEffect = EffectBase & {
  readonly kind: "failed";
  readonly code: string;
  readonly message: string;
};

/** What a hook asks of an event that waits for a decision. What came of all of them is `Decided.decision`. */
export type DecisionEffect = EffectBase & {
  readonly kind: "decision";
  readonly block: boolean;
  /** Why it is blocked, as the author says. */
  readonly reason: string | null;
  /** The values it sets, by path. */
  readonly set: JsonObject;
  /** What of them cannot be changed, a sentence for people; `null` when all can. */
  readonly partly: string | null;
  /** Why nothing comes of it, a sentence for people; `null` when it counts. */
  readonly ignored: string | null;
};

/** A value that is kept with the call, at `call.data.<key>`. */
export type DataEffect = EffectBase & {
  readonly kind: "data";
  /** `call.data.<key>` of the action. */
  readonly path: string;
  readonly value: Json;
  /** Why it is not kept, a sentence for people; `null` when it is. */
  readonly ignored: string | null;
};

/** The reply to what the platform asks; its fields are those of the action `answer`. */
export type AnswerEffect = EffectBase & {
  readonly kind: "answer";
  readonly answer: JsonObject;
  /** Why nobody hears it, a sentence for people; `null` when it is the answer. */
  readonly ignored: string | null;
};

/** What the workspace's alert destinations are told: a delivery to each of them. */
export type NotifyEffect = EffectBase & {
  readonly kind: "notify";
  readonly title: string | null;
  readonly text: string;
};

export type Effect =
  | DeliveryEffect
  | NotifyEffect
  | InCallEffect
  | FailedEffect
  | DecisionEffect
  | DataEffect
  | AnswerEffect;
