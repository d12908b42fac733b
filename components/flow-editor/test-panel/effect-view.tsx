import {
  IconBellRinging,
  IconMessage2,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconTool,
  type TablerIcon,
} from "@tabler/icons-react";
import type { DecisionEffect, DeliveryEffect, Effect, InCallAction } from "#core/engine/effect.ts";
import { textOf, type DraftFields } from "../inspector/draft-fields.ts";
import { ChatMessage } from "../../ui/chat-message.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { HeaderList } from "../../ui/header-list.tsx";
import { ProblemPanel } from "../../ui/problem-panel.tsx";
import { prettyBody, sealedWords } from "./sealed-words.ts";
import classes from "./effect-view.module.css";

export type EffectViewProps = { readonly effect: Effect };

/** What an action would do, filled in: a message as its reader sees it, a request, or what happens in the call. */
export function EffectView({ effect }: EffectViewProps) {
  switch (effect.kind) {
    case "delivery":
      return <DeliveryView effect={effect} />;
    case "in-call":
      return <InCallView action={effect.inCall} />;
    case "decision":
      return (
        <Outcome
          title={decisionWords(effect)}
          value={effect.set}
          ignored={effect.ignored}
          partly={effect.partly}
        />
      );
    case "data":
      return (
        <Outcome
          title={`Kept as ${effect.path}`}
          value={{ [effect.path]: effect.value }}
          ignored={effect.ignored}
        />
      );
    case "answer":
      return (
        <Outcome title="The platform is answered" value={effect.answer} ignored={effect.ignored} />
      );
    case "notify":
      return (
        <EffectLine
          icon={IconBellRinging}
          title={effect.title ?? "The alert destinations are told"}
          text={effect.text}
        />
      );
    case "failed":
      return (
        <ProblemPanel
          title="This action could not be filled in."
          detail={effect.message}
          hint="Open the step to mend it. The other actions are not held up."
        />
      );
  }
}

type OutcomeProps = {
  readonly title: string;
  readonly value: DraftFields;
  /** Why nothing comes of it. */
  readonly ignored: string | null;
  /** What of it does not count. */
  readonly partly?: string | null;
};

/** What an action decides, keeps or answers. */
function Outcome({ title, value, ignored, partly = null }: OutcomeProps) {
  const why = ignored ?? partly;
  return (
    <div className={classes.request}>
      <p className={classes.line}>
        <strong>{ignored === null ? title : "Nothing comes of it"}</strong>
      </p>
      {why === null ? null : <p className={classes.text}>{why}</p>}
      {Object.keys(value).length === 0 ? null : (
        <CodeBlock name="values" text={JSON.stringify(value, null, 2)} isJson />
      )}
    </div>
  );
}

function decisionWords({ block, reason }: DecisionEffect): string {
  if (!block) return "Changed before it goes on";
  return reason === null ? "Blocked" : `Blocked: ${reason}`;
}

function DeliveryView({ effect }: { readonly effect: DeliveryEffect }) {
  const body = effect.request.body === null ? "" : sealedWords(effect.request.body);
  const { actionType } = effect;
  if (actionType === "slack" || actionType === "discord") {
    return <ChatMessage service={actionType} body={body} />;
  }
  return <RequestView effect={effect} body={body} />;
}

type RequestViewProps = { readonly effect: DeliveryEffect; readonly body: string };

function RequestView({ effect, body }: RequestViewProps) {
  const { method, url, headers } = effect.request;
  return (
    <div className={classes.request}>
      <p className={classes.line}>
        <strong>{method}</strong> {sealedWords(url)}
      </p>
      <HeaderList headers={headers.map(([name, value]) => [name, sealedWords(value)])} />
      {body === "" ? null : <CodeBlock name="body" text={prettyBody(body)} isJson />}
    </div>
  );
}

function InCallView({ action }: { readonly action: InCallAction }) {
  return <EffectLine {...inCallWords(action)} />;
}

type EffectLineProps = {
  readonly icon: TablerIcon;
  readonly title: string;
  readonly text: string;
};

function EffectLine({ icon: Icon, title, text }: EffectLineProps) {
  return (
    <div className={classes.inCall}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <div>
        <p className={classes.inCallTitle}>{title}</p>
        {text === "" ? null : <p className={classes.text}>{text}</p>}
      </div>
    </div>
  );
}

function inCallWords(action: InCallAction): EffectLineProps {
  switch (action.type) {
    case "say":
      return {
        icon: IconMessage2,
        title:
          action.endCallAfterSpoken === undefined
            ? "The agent says"
            : "The agent says, then hangs up",
        text: action.text,
      };
    case "prompt":
      return {
        icon: IconMessage2,
        title: "The model is asked to say something",
        text: action.messages.map((message) => contentOf(message)).join("\n"),
      };
    case "message.add":
      return {
        icon: IconMessage2,
        title: `A ${textOf(action.message, "role")} message is added`,
        text: contentOf(action.message),
      };
    case "transferCall":
      return {
        icon: IconPhoneOutgoing,
        title: `The call is transferred to ${destinationWords(action.destination)}`,
        text: action.content ?? "",
      };
    case "handoff":
      return {
        icon: IconPhoneOutgoing,
        title: `The conversation is handed over to ${destinationWords(action.destination)}`,
        text: action.content ?? "",
      };
    case "endCall":
      return { icon: IconPhoneOff, title: "The agent hangs up", text: action.reason ?? "" };
    case "notify":
      return {
        icon: IconMessage2,
        title: action.title ?? "The conversation is told",
        text: action.text,
      };
    case "tool":
      return {
        icon: IconTool,
        title: "The voice platform runs a tool",
        text: textOf(action.tool, "type"),
      };
  }
}

function contentOf(message: DraftFields): string {
  return textOf(message, "content");
}

function destinationWords(destination: DraftFields): string {
  return (
    textOf(destination, "number") ||
    textOf(destination, "sipUri") ||
    textOf(destination, "target") ||
    textOf(destination, "assistantName") ||
    textOf(destination, "assistantId") ||
    textOf(destination, "squadId")
  );
}
