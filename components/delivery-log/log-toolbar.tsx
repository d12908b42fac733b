"use client";

import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconPhone, IconSearch, IconX } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { deliveryStatuses } from "#core/delivery/delivery-state.ts";
import { eventCatalog } from "#core/hook/event-catalog.ts";
import { hasFilters, noFilters, type LogFilters, type LogView } from "./log-place.ts";
import { statusChoices } from "./status-words.ts";
import { useFlowNames } from "./use-flow-names.ts";
import classes from "./log-toolbar.module.css";

export type LogToolbarProps = {
  readonly view: LogView;
  readonly filters: LogFilters;
  readonly onChange: (filters: LogFilters) => void;
};

const eventChoices = eventCatalog.map((entry) => ({ value: entry.type, label: entry.title }));

/** What the list is narrowed to. On a phone all but the search folds away. */
export function LogToolbar({ view, filters, onChange }: LogToolbarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const set = (change: Partial<LogFilters>): void => onChange({ ...filters, ...change });
  const isDeliveries = view === "deliveries";
  return (
    <div className={classes.toolbar} role="search" aria-label="Filter the log">
      {isDeliveries ? (
        <AppliedText
          className={classes.search}
          label="Search deliveries"
          placeholder="Search body, address, code…"
          icon={<IconSearch size={15} aria-hidden />}
          value={filters.text}
          onApply={(text) => set({ text })}
        />
      ) : (
        <CallField filters={filters} set={set} className={classes.search} />
      )}
      <ActionIcon
        variant="default"
        className={classes.fold}
        aria-label="More filters"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <IconAdjustmentsHorizontal size={16} aria-hidden />
      </ActionIcon>
      <div className={classes.more} data-open={isOpen || undefined}>
        {isDeliveries ? (
          <>
            <Select
              size="xs"
              aria-label="Status"
              placeholder="Any status"
              data={statusChoices}
              value={filters.status}
              clearable
              className={classes.select}
              onChange={(value) =>
                set({ status: deliveryStatuses.find((status) => status === value) ?? null })
              }
            />
            <FlowField filters={filters} set={set} />
            <CallField filters={filters} set={set} className={classes.call} />
          </>
        ) : (
          <Select
            size="xs"
            aria-label="Event"
            placeholder="Any event"
            data={eventChoices}
            value={filters.type === "" ? null : filters.type}
            clearable
            searchable
            className={classes.select}
            onChange={(value) => set({ type: value ?? "" })}
          />
        )}
        {hasFilters(filters) ? (
          <Button
            variant="subtle"
            color="gray"
            size="xs"
            leftSection={<IconX size={14} aria-hidden />}
            onClick={() => onChange(noFilters)}
          >
            Clear
          </Button>
        ) : null}
      </div>
    </div>
  );
}

type FieldProps = {
  readonly filters: LogFilters;
  readonly set: (change: Partial<LogFilters>) => void;
};

function FlowField({ filters, set }: FieldProps) {
  const flows = useFlowNames();
  return (
    <Select
      size="xs"
      aria-label="Flow"
      placeholder="Any flow"
      data={flows.data ?? []}
      value={filters.flowId === "" ? null : filters.flowId}
      clearable
      searchable
      nothingFoundMessage={flows.isPending ? "Loading…" : "No such flow"}
      className={classes.select}
      onChange={(value) => set({ flowId: value ?? "" })}
    />
  );
}

function CallField({
  filters,
  set,
  className,
}: FieldProps & { readonly className: string | undefined }) {
  return (
    <AppliedText
      className={className}
      label="Call id"
      placeholder="Call id"
      icon={<IconPhone size={15} aria-hidden />}
      value={filters.callId}
      onApply={(callId) => set({ callId })}
    />
  );
}

type AppliedTextProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly icon: ReactNode;
  readonly value: string;
  readonly className: string | undefined;
  readonly onApply: (value: string) => void;
};

/** A text that counts once Enter is pressed or the field is left, so that typing asks the server once. */
function AppliedText({ label, placeholder, icon, value, className, onApply }: AppliedTextProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const apply = (text: string): void => {
    setTyped(null);
    if (text.trim() !== value) onApply(text.trim());
  };
  return (
    <TextInput
      size="xs"
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={icon}
      className={className}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") apply(event.currentTarget.value);
      }}
      onBlur={(event) => apply(event.currentTarget.value)}
    />
  );
}
