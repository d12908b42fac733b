import { describe, expect, it } from "vitest";
import { groupProblems } from "./problem-groups.ts";

function found(code: string, name: string, severity = "warning") {
  return { severity, code, message: `${name} never runs.`, hint: "Choose its agents." };
}

const names = (problems: readonly { readonly message: string }[]) =>
  problems.map(({ message }) => message.split(" ")[0]);

describe("problems of one kind", () => {
  it("stand together, and what is found everywhere is folded", () => {
    const many = ["a", "b", "c", "d", "e"].map((name) => found("dialect.unassigned", name));
    const groups = groupProblems([...many.slice(0, 2), found("other", "x"), ...many.slice(2)]);
    expect(groups.map(({ shown, folded }) => [names(shown), names(folded)])).toEqual([
      [
        ["a", "b"],
        ["c", "d", "e"],
      ],
      [["x"], []],
    ]);
  });

  it("are all shown while they are few", () => {
    const few = ["a", "b", "c"].map((name) => found("dialect.unassigned", name));
    expect(groupProblems(few)).toEqual([{ shown: few, folded: [] }]);
  });

  it("are all shown when they are errors", () => {
    const errors = ["a", "b", "c", "d"].map((name) => found("action.bad-url", name, "error"));
    expect(groupProblems(errors)).toEqual([{ shown: errors, folded: [] }]);
  });

  it("are told apart by their message where nothing says what to do", () => {
    const lost = ["a", "b", "c", "d"].map((name) => ({
      severity: "warning",
      code: "dialect.lost",
      message: `${name} is lost.`,
    }));
    expect(groupProblems(lost).map(({ folded }) => folded)).toEqual([[], [], [], []]);
    const same = lost.map((each) => ({ ...each, message: "There is no such event." }));
    expect(groupProblems(same)[0]?.folded).toHaveLength(2);
  });
});
