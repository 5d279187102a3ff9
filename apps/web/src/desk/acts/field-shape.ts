/** What a field of a command takes, as the API's document says: the part of JSON Schema that a form needs. */
export interface FieldShape {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly anyOf?: readonly FieldShape[];
  readonly items?: FieldShape;
  readonly properties?: Readonly<Record<string, FieldShape>>;
}
