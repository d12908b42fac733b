import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { Json } from "#core/json.ts";
import { JsonField } from "./json-field.tsx";
import { TemplateField } from "./template-field.tsx";
import { printValue, readValue } from "./value-text.ts";
import classes from "./value-field.module.css";

export type ValueFieldProps = {
  readonly label: string;
  readonly description?: string;
  readonly placeholder: string;
  /** `undefined`: nothing is given. */
  readonly value: unknown;
  readonly onChange: (value: Json | undefined) => void;
};

/** A value that mostly is a text. What is none, or is to be none, is written as JSON. */
export function ValueField({ label, description, placeholder, value, onChange }: ValueFieldProps) {
  const isText = value === undefined || typeof value === "string";
  const [isJsonAsked, setIsJsonAsked] = useState(false);
  const isJson = !isText || isJsonAsked;
  const choose = (asksJson: boolean): void => {
    setIsJsonAsked(asksJson);
    if (asksJson && isText && value !== undefined) onChange(readValue(value));
    if (!asksJson && !isText) onChange(printValue(value));
  };
  return (
    <div className={classes.field}>
      {isJson ? (
        <JsonField
          label={label}
          description="A list or an object; texts in it may hold values of the call."
          placeholder={'{\n  "status": "{{ call.data.status }}"\n}'}
          value={value === "" ? undefined : value}
          onChange={onChange}
        />
      ) : (
        <TemplateField
          label={label}
          {...(description === undefined ? {} : { description })}
          placeholder={placeholder}
          value={isText ? (value ?? "") : ""}
          onChange={(text) => onChange(text === "" ? undefined : text)}
        />
      )}
      <SegmentedControl
        size="xs"
        aria-label={`${label}, written as`}
        className={classes.form}
        data={[
          { value: "text", label: "Text" },
          { value: "json", label: "JSON" },
        ]}
        value={isJson ? "json" : "text"}
        onChange={(form) => choose(form === "json")}
      />
    </div>
  );
}
