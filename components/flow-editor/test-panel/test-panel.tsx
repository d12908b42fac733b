"use client";

import { sampleCalls, type SampleEntry } from "#core/samples/sample-calls.ts";
import type { Flow } from "#core/flow/flow.ts";
import { playSample, sampleOutcomes, type TestView } from "../derive-test-run.ts";
import type { EditorState } from "../editor-store.ts";
import { useEditor, useEditorStore } from "../use-editor.ts";
import { SampleList } from "./sample-list.tsx";
import { SendForReal } from "./send-for-real.tsx";
import { StepDetail } from "./step-detail.tsx";
import { Timeline } from "./timeline.tsx";
import classes from "./test-panel.module.css";

/** Plays a sample call against what is drawn: what fires, what would be sent, and why the rest does not. */
export function TestPanel() {
  const store = useEditorStore();
  const flow = useEditor(selectFlow);
  const view = useEditor(selectTest);
  const outcomes = sampleOutcomes(flow);
  const sample = sampleCalls.find((each) => each.id === view?.sampleId) ?? null;
  const fires = outcomes.filter((each) => each.fired > 0).length;
  return (
    <div className={classes.panel}>
      <div className={classes.samples}>
        <p className={classes.summary}>
          <strong>
            Fires on {fires} of {outcomes.length}
          </strong>{" "}
          sample calls
        </p>
        <SampleList
          outcomes={outcomes}
          chosen={sample?.id ?? null}
          onChoose={(sampleId) => store.setSession({ test: { sampleId, step: null } })}
        />
      </div>
      {sample === null || view === null ? (
        <p className={classes.start}>
          Choose a call to play. Nothing is sent: you see what would happen, event by event.
        </p>
      ) : (
        <PlayedSample key={sample.id} flow={flow} sample={sample} view={view} />
      )}
    </div>
  );
}

type PlayedSampleProps = {
  readonly flow: Flow;
  readonly sample: SampleEntry;
  readonly view: TestView;
};

function PlayedSample({ flow, sample, view }: PlayedSampleProps) {
  const store = useEditorStore();
  const run = playSample(flow, sample);
  return (
    <>
      <div className={classes.timeline}>
        <Timeline
          steps={run.steps}
          chosen={view.step}
          onChoose={(step) => store.setSession({ test: { sampleId: sample.id, step } })}
        />
      </div>
      <div className={classes.detail}>
        <SendForReal sample={sample} />
        {run.leftOut === 0 ? null : (
          <p className={classes.leftOut}>
            {run.leftOut === 1 ? "One rule has" : `${run.leftOut} rules have`} an error and did not
            take part. See Problems.
          </p>
        )}
        <StepDetail steps={run.steps} chosen={view.step} />
      </div>
    </>
  );
}

function selectFlow({ session }: EditorState): Flow {
  return session.settled;
}

function selectTest({ session }: EditorState): TestView | null {
  return session.test;
}
