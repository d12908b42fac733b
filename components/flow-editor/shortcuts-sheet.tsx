import { Kbd, Modal } from "@mantine/core";
import { useOs } from "@mantine/hooks";
import { canvasStrings } from "./canvas-strings.ts";
import { keyCaps, shortcuts, type Shortcut } from "./keyboard-shortcuts.ts";
import type { EditorState } from "./editor-store.ts";
import { useEditor, useEditorStore } from "./use-editor.ts";
import classes from "./shortcuts-sheet.module.css";

const groups = ["Edit", "View", "Panels"] as const;

/** The table of shortcuts, as a sheet. */
export function ShortcutsSheet() {
  const store = useEditorStore();
  const isOpen = useEditor(selectIsOpen);
  return (
    <Modal
      opened={isOpen}
      onClose={() => store.setSession({ isShowingShortcuts: false })}
      title={canvasStrings.shortcuts}
    >
      {groups.map((group) => (
        <section key={group} className={classes.group}>
          <h3 className={classes.title}>{group}</h3>
          <dl className={classes.list}>
            {Object.values(shortcuts)
              .filter((shortcut) => shortcut.group === group)
              .map((shortcut) => (
                <ShortcutRow key={shortcut.label} shortcut={shortcut} />
              ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}

function selectIsOpen({ session }: EditorState): boolean {
  return session.isShowingShortcuts;
}

function ShortcutRow({ shortcut }: { readonly shortcut: Shortcut }) {
  const isMac = useOs() === "macos";
  return (
    <div className={classes.row}>
      <dt>{shortcut.label}</dt>
      <dd className={classes.keys}>
        {shortcut.keys.map((combination) => (
          <span key={combination} className={classes.combination}>
            {keyCaps(combination, isMac).map((cap) => (
              <Kbd key={cap} size="sm">
                {cap}
              </Kbd>
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}
