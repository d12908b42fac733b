import { compileFlow } from "../compiler/compile-flow.ts";
import { type ExpectedEffect, type ExpectedVerdict, flowTestSchema } from "../flow/flow-test.ts";
import type { Flow } from "../flow/flow.ts";
import { explainIssue } from "../hook/explain-issue.ts";
import { isJsonObject, type Json, type JsonObject, trustJson } from "../json.ts";
import { presentStep } from "./present-step.ts";
import { readSampleCall } from "./read-sample-call.ts";
import { simulate, type SimulatedStep } from "./simulate.ts";

export type TestFailure = {
  /** In the test: `expect.effects.1`. */
  readonly path: string;
  readonly message: string;
  readonly expected?: Json;
  readonly actual?: Json;
};

export type FlowTestResult = {
  /** Name of the test; `test 3` where it has none. */
  readonly test: string;
  readonly passed: boolean;
  readonly failures: readonly TestFailure[];
};

/**
 * Plays the call of each test kept in a flow against the flow as it is drawn, and compares. A test that cannot be read
 * fails. Pure: the same flow gives the same results.
 */
export function runFlowTests(flow: Flow): readonly FlowTestResult[] {
  const { document } = compileFlow(flow);
  return flow.tests.map((given, index) => {
    const failures = runTest(given, (call) => simulate(document, call, flow.runsOn));
    return { test: nameOf(given, index), passed: failures.length === 0, failures };
  });
}

function nameOf(given: Json, index: number): string {
  const name = isJsonObject(given) ? given["name"] : undefined;
  return typeof name === "string" && name !== "" ? name : `test ${index + 1}`;
}

type Play = (call: Parameters<typeof simulate>[1]) => readonly SimulatedStep[];

function runTest(given: Json, play: Play): readonly TestFailure[] {
  const test = flowTestSchema.safeParse(given);
  if (!test.success) {
    return test.error.issues.map((issue) => {
      const { path, message } = explainIssue(issue, given);
      const at = path.map(String).join(".");
      return { path: at, message: `${at === "" ? "A test" : at} ${message}.` };
    });
  }
  const call = readSampleCall(trustJson(test.data.call));
  if (!call.ok) {
    return call.error.map(({ path, message }) => ({
      path: path === "" ? "call" : `call.${path}`,
      message,
    }));
  }
  const steps = play(call.value);
  const { verdicts = [], effects } = test.data.expect;
  return [
    ...verdicts.flatMap((expected, index) => checkVerdict(expected, index, steps)),
    ...(effects === undefined ? [] : checkEffects(effects, steps)),
  ];
}

function checkVerdict(
  expected: ExpectedVerdict,
  index: number,
  steps: readonly SimulatedStep[],
): readonly TestFailure[] {
  const heard = steps
    .filter((step) => expected.at === undefined || step.at === expected.at)
    .filter((step) => expected.event === undefined || step.event.type === expected.event)
    .flatMap((step) => step.verdicts.filter((verdict) => verdict.hook === expected.hook));
  const isThere = heard.some(
    (verdict) =>
      verdict.verdict === expected.verdict &&
      (expected.reason === undefined || verdict.reason === expected.reason),
  );
  if (isThere) return [];
  const message =
    heard.length === 0
      ? `There is no verdict of a hook "${expected.hook}" then.`
      : `The hook "${expected.hook}" has another verdict.`;
  return [
    {
      path: `expect.verdicts.${index}`,
      message,
      expected: trustJson(expected),
      actual: trustJson(heard),
    },
  ];
}

function checkEffects(
  expected: readonly ExpectedEffect[],
  steps: readonly SimulatedStep[],
): readonly TestFailure[] {
  const actual = steps.flatMap((step) => effectsOf(step));
  const length = Math.max(expected.length, actual.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    compareEffect(`expect.effects.${index}`, expected[index], actual[index]),
  );
}

function compareEffect(
  path: string,
  expected: ExpectedEffect | undefined,
  actual: JsonObject | undefined,
): readonly TestFailure[] {
  if (expected === undefined) {
    if (actual === undefined) return [];
    return [{ path, message: "There is one effect more than expected.", actual }];
  }
  const wanted = trustJson(expected);
  if (actual === undefined) {
    return [{ path, message: "This effect is missing.", expected: wanted }];
  }
  if (isWithin(wanted, actual)) return [];
  return [{ path, message: "The effect is another one.", expected: wanted, actual }];
}

function effectsOf(step: SimulatedStep): readonly JsonObject[] {
  const { effects } = presentStep(step);
  const list = Array.isArray(effects) ? effects.filter(isJsonObject) : [];
  return list.map((effect) => ({ at: step.at, ...effect }));
}

/** Whether everything that is expected is there; objects may hold more. */
function isWithin(expected: Json, actual: Json | undefined): boolean {
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((part, index) => isWithin(part, actual[index]))
    );
  }
  if (isJsonObject(expected)) {
    return (
      isJsonObject(actual) &&
      Object.entries(expected).every(([key, part]) => isWithin(part, actual[key]))
    );
  }
  return expected === actual;
}
