import classes from "./header-list.module.css";

export type HeaderListProps = {
  readonly headers: readonly (readonly [string, string])[];
};

/** The headers of a request or an answer, name and value. */
export function HeaderList({ headers }: HeaderListProps) {
  if (headers.length === 0) return <p className={classes.none}>No headers.</p>;
  return (
    <dl className={classes.list}>
      {headers.map(([name, value], index) => (
        // A header may come several times; its place is its identity.
        <div key={`${index} ${name}`} className={classes.row}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
