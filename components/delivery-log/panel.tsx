"use client";

import { ActionIcon, Skeleton, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { hintOf } from "../read-api.ts";
import { ProblemPanel } from "../ui/problem-panel.tsx";
import classes from "./panel.module.css";

export type PanelProps = {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The details of an open row: a head that stays, and what scrolls below it. */
export function Panel({ title, onClose, children }: PanelProps) {
  return (
    <>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        <Tooltip label="Close (Esc)">
          <ActionIcon aria-label="Close the details" onClick={onClose}>
            <IconX size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.body}>{children}</div>
    </>
  );
}

export type PanelSectionProps = {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
};

export function PanelSection({ title, aside, children }: PanelSectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <h3 className={classes.sectionTitle}>{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

export type FactsProps = { readonly facts: readonly (readonly [string, ReactNode])[] };

/** What there is to know, name and value; a fact without a value is left out. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

export function PanelSkeleton() {
  return (
    <div role="status" aria-busy aria-label="Loading the details">
      <Skeleton height={64} radius="md" />
      <Skeleton height={13} width="46%" mt={24} radius="sm" />
      <Skeleton height={13} width="62%" mt={12} radius="sm" />
      <Skeleton height={13} width="38%" mt={12} radius="sm" />
      <Skeleton height={190} mt={28} radius="md" />
    </div>
  );
}

export type PanelProblemProps = { readonly error: Error; readonly onRetry: () => void };

export function PanelProblem({ error, onRetry }: PanelProblemProps) {
  return (
    <ProblemPanel
      title="This could not be read."
      detail={error.message}
      hint={hintOf(error)}
      onRetry={onRetry}
    />
  );
}
