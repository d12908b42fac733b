"use client";

import { Button } from "@mantine/core";
import { IconAlertTriangle, IconArrowsSplit2, IconCircleCheck } from "@tabler/icons-react";
import type { RunsOn } from "#core/hook/hook.ts";
import type { EditorState } from "../editor-store.ts";
import { useDispatch, useEditor } from "../use-editor.ts";
import classes from "./runs-twice.module.css";

export type RunsTwiceProps = { readonly platform: string };

/** The same hooks at the platform and here would do everything twice: offers to leave them to the platform. */
export function RunsTwice({ platform }: RunsTwiceProps) {
  const runsOn = useEditor(selectRunsOn);
  const dispatch = useDispatch();
  const isHere = runsOn === "hookline";
  const Icon = isHere ? IconArrowsSplit2 : IconCircleCheck;
  return (
    <div className={classes.note} data-here={isHere || undefined}>
      <Icon size={18} stroke={1.7} aria-hidden />
      <p>
        {isHere
          ? `Hookline runs this flow. Once these hooks are at ${platform} too, everything happens twice.`
          : "The platform runs these hooks, and Hookline explains them. Publish the flow to make it so."}
      </p>
      <Button
        size="xs"
        variant="default"
        onClick={() => dispatch({ type: "set-runs-on", runsOn: isHere ? "platform" : "hookline" })}
      >
        {isHere ? `Let ${platform} run them` : "Let Hookline run them"}
      </Button>
    </div>
  );
}

/** Of the flow nothing is left in the platform's form: handing it over would switch it off. */
export function NothingLeft({ platform }: RunsTwiceProps) {
  return (
    <div className={classes.note} data-here>
      <IconAlertTriangle size={18} stroke={1.7} aria-hidden />
      <p>{platform} can run nothing of this flow. Leave it to Hookline.</p>
    </div>
  );
}

function selectRunsOn({ history }: EditorState): RunsOn {
  return history.present.runsOn;
}
