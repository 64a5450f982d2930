/**
 * How one database writes what the SQL of views needs beyond the common core. Columns come as `name` or `alias.name`,
 * paths as `$.a.b`; both are checked before they arrive here. Times are texts as the database compares them.
 */
export interface ViewDialect {
  /** A table or view of the warehouse in a FROM clause. */
  readonly table: (name: string) => string;
  /** A text, number or boolean of a JSON column as text; NULL for objects, lists and what is not there. */
  readonly text: (column: string, path: string) => string;
  readonly integer: (column: string, path: string) => string;
  readonly number: (column: string, path: string) => string;
  /** Any value as JSON text; NULL when it is not there. */
  readonly json: (column: string, path: string) => string;
  /** A time in one comparable form, UTC; NULL when it cannot be read. */
  readonly time: (column: string, path: string) => string;
  /** Whether a comma-separated list such as "1,3,6" holds the value. */
  readonly listed: (column: string, path: string, value: string) => string;
  /** What follows the first "/" of a reference such as "Contact/1f3a". */
  readonly referenced: (column: string, path: string) => string;
  /** JSON text of an object built by JSON_OBJECT. */
  readonly object: (expression: string) => string;
}
