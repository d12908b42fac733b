"use client";

import { UnstyledButton } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { gallery, type GalleryEntry } from "#core/gallery/gallery.ts";
import { FlowSketch } from "./flow-sketch.tsx";
import type { FlowCreation } from "./use-create-flow.ts";
import classes from "./flow-gallery.module.css";

export type FlowGalleryProps = { readonly creation: FlowCreation };

/** Templates: each becomes a flow of one's own, sending to the built-in Inbox until it gets a real address. */
export function FlowGallery({ creation }: FlowGalleryProps) {
  return (
    <section aria-labelledby="gallery" className={classes.gallery}>
      <h2 id="gallery" className={classes.title}>
        Start from a template
      </h2>
      <p className={classes.line}>
        Each works at once: it sends to the built-in Inbox until you give it a real address.
      </p>
      <ul className={classes.cards}>
        {gallery.map((entry) => (
          <li key={entry.id}>
            <GalleryCard entry={entry} creation={creation} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type GalleryCardProps = { readonly entry: GalleryEntry; readonly creation: FlowCreation };

function GalleryCard({ entry, creation }: GalleryCardProps) {
  const isPending = creation.pending === entry.id;
  return (
    <UnstyledButton
      className={classes.card}
      aria-label={`Create a flow from ${entry.title}`}
      aria-busy={isPending}
      disabled={creation.pending !== null}
      onClick={() => creation.createFrom(entry.id, entry.flow)}
    >
      <FlowSketch flow={entry.flow} />
      <span className={classes.cardTitle}>{entry.title}</span>
      <span className={classes.cardLine}>{entry.line}</span>
      <span className={classes.use}>
        {isPending ? "Creating…" : "Use template"}
        <IconArrowRight size={15} aria-hidden />
      </span>
    </UnstyledButton>
  );
}
