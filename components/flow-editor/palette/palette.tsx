"use client";

import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import { StepList } from "./step-list.tsx";
import { bestEntry, searchPalette, type PaletteEntry } from "./palette-entries.ts";
import classes from "./palette.module.css";

export type PaletteProps = { readonly onAdd: (entry: PaletteEntry) => void };

/** Everything that can be added: drag it onto the canvas, or click it. */
export function Palette({ onAdd }: PaletteProps) {
  const [query, setQuery] = useState("");
  const found = searchPalette(query);
  const best = bestEntry(found, query);
  const addBest = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || best === null) return;
    onAdd(best);
    setQuery("");
  };
  return (
    <div className={classes.palette}>
      <div className={classes.search}>
        <TextInput
          aria-label="Search steps"
          placeholder="Search steps"
          leftSection={<IconSearch size={15} aria-hidden />}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={addBest}
        />
      </div>
      <div className={classes.list}>
        <StepList entries={found} query={query} best={best} onAdd={onAdd} />
      </div>
    </div>
  );
}
