"use client";

import { ActionIcon, Tabs } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useMemo } from "react";
import { hasErrors } from "#core/diagnostic.ts";
import type { Flow } from "#core/flow/flow.ts";
import { canvasStrings } from "./canvas-strings.ts";
import { toggleDrawer } from "./editor-intents.ts";
import type { DrawerTab, EditorState } from "./editor-store.ts";
import { JsonPanel } from "./json-panel/json-panel.tsx";
import { ProblemsPanel } from "./problems-panel/problems-panel.tsx";
import { useFindProblems } from "./problems-panel/use-find-problems.ts";
import { TestPanel } from "./test-panel/test-panel.tsx";
import { useEditor, useEditorStore } from "./use-editor.ts";
import classes from "./drawer.module.css";

const tabs = [
  { value: "test", label: "Test call" },
  { value: "problems", label: "Problems" },
  { value: "json", label: "JSON" },
] as const satisfies readonly { readonly value: DrawerTab; readonly label: string }[];

/** Test call, problems and JSON under the canvas. The tabs always show; a click opens and closes. */
export function Drawer() {
  const store = useEditorStore();
  const open = useEditor(selectDrawer);
  const problems = useProblemCount();
  return (
    <Tabs
      value={open}
      aria-label={canvasStrings.drawer}
      className={classes.drawer}
      data-open={open !== null || undefined}
      keepMounted={false}
      activateTabWithKeyboard={false}
    >
      <div className={classes.head}>
        <Tabs.List className={classes.tabs}>
          {tabs.map(({ value, label }) => (
            <Tabs.Tab
              key={value}
              value={value}
              className={classes.tab}
              onClick={() => toggleDrawer(store, value)}
              rightSection={
                value === "problems" && problems.count > 0 ? (
                  <span className={classes.count} data-errors={problems.hasErrors || undefined}>
                    {problems.count}
                  </span>
                ) : null
              }
            >
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {open === null ? null : (
          <ActionIcon
            className={classes.close}
            size="md"
            aria-label="Close the panel"
            onClick={() => toggleDrawer(store, open)}
          >
            <IconChevronDown size={17} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <Tabs.Panel value="test" className={classes.panel}>
        <TestPanel />
      </Tabs.Panel>
      <Tabs.Panel value="problems" className={classes.panel}>
        <ProblemsPanel />
      </Tabs.Panel>
      <Tabs.Panel value="json" className={classes.panel}>
        <JsonPanel />
      </Tabs.Panel>
    </Tabs>
  );
}

function selectDrawer({ session }: EditorState): DrawerTab | null {
  return session.drawer;
}

type ProblemCount = { readonly count: number; readonly hasErrors: boolean };

function useProblemCount(): ProblemCount {
  const find = useFindProblems(null);
  const flow = useEditor(selectSettled);
  return useMemo(() => {
    const found = find(flow).filter(({ severity }) => severity !== "info");
    return { count: found.length, hasErrors: hasErrors(found) };
  }, [find, flow]);
}

function selectSettled({ session }: EditorState): Flow {
  return session.settled;
}
