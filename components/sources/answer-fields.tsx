import { TextInput } from "@mantine/core";
import type { DefaultAnswers } from "#core/contracts/source-answers.ts";
import type { SourceDraft } from "./source-draft.ts";

export type AnswerFieldsProps = {
  readonly draft: SourceDraft;
  readonly set: (change: Partial<SourceDraft>) => void;
};

/** What Vapi is answered when no flow does; what else was set for a question stays as it is. */
export function AnswerFields({ draft, set }: AnswerFieldsProps) {
  const answers = draft.defaultAnswers;
  if (draft.adapter !== "vapi" && draft.adapter !== "detect") return null;
  const change = (question: keyof DefaultAnswers, field: Field, value: string): void =>
    set({ defaultAnswers: withAnswer(answers, { question, field, value }) });
  return (
    <>
      <TextInput
        label="Assistant for new calls (optional)"
        description="Its id, for when Vapi asks who takes a call and no flow says."
        value={answers["assistant-request"]?.assistantId ?? ""}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) =>
          change("assistant-request", "assistantId", event.currentTarget.value.trim())
        }
      />
      <TextInput
        label="Transfer to (optional)"
        description="A number, a SIP address or an assistant’s name, for when Vapi asks where to and no flow says."
        placeholder="+15551234567"
        value={textOf(answers["transfer-destination-request"]?.destination)}
        autoComplete="off"
        onChange={(event) =>
          change("transfer-destination-request", "destination", event.currentTarget.value)
        }
      />
    </>
  );
}

type Field = "assistantId" | "destination";

function withAnswer(
  answers: DefaultAnswers,
  { question, field, value }: { question: keyof DefaultAnswers; field: Field; value: string },
): DefaultAnswers {
  const { [field]: _before, ...rest } = answers[question] ?? {};
  const answer = value === "" ? rest : { ...rest, [field]: value };
  const { [question]: _old, ...others } = answers;
  return Object.keys(answer).length === 0 ? others : { ...others, [question]: answer };
}

function textOf(destination: unknown): string {
  return typeof destination === "string" ? destination : "";
}
