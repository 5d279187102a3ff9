import type { FieldsProps } from './control-props.ts';
import { FieldControl } from './field-control.tsx';

/** The fields of an object, those that are needed first and the note last. */
export function FormFields({ shape, values, path, onChange }: FieldsProps) {
  const isNeeded = (name: string) => shape.required?.includes(name) === true;
  const rank = (name: string) => (name === 'note' ? 2 : isNeeded(name) ? 0 : 1);
  const fields = Object.entries(shape.properties ?? {}).toSorted(([a], [b]) => rank(a) - rank(b));
  return fields.map(([name, field]) => (
    <FieldControl
      key={name}
      name={name}
      path={path ? `${path}.${name}` : name}
      shape={field}
      isNeeded={isNeeded(name)}
      value={values[name]}
      onChange={(value) => onChange({ ...values, [name]: value })}
      beside={values}
      Fields={FormFields}
    />
  ));
}
