import { Button } from 'antd';
import { useDeskTexts } from '../speaking.tsx';
import { useForm } from './form-speaks.ts';
import type { ControlProps } from './control-props.ts';
import type { Values } from './form-values.ts';
import { useLabel } from './use-label.ts';

const asValues = (value: unknown): Values =>
  typeof value === 'object' && value !== null ? (value as Values) : {};

/** Several fields that belong together. */
export function PartControl({ name, path, shape, value, onChange, Fields }: ControlProps) {
  const { label, error } = useLabel(path, name);
  return (
    <fieldset className={error ? 'field inset field-wrong' : 'field inset'}>
      <legend>{label}</legend>
      {error && <p className="error">{error}</p>}
      <Fields shape={shape} values={asValues(value)} path={path} onChange={onChange} />
    </fieldset>
  );
}

/** As many of a kind as there are: attempts, parties. */
export function ListControl({ name, path, shape, value, onChange, Fields }: ControlProps) {
  const { fields } = useDeskTexts();
  const { label, error } = useLabel(path, name);
  const { isOrdered } = useForm();
  const items: readonly unknown[] = Array.isArray(value)
    ? value
    : Array.from({ length: shape.minItems ?? 0 }, () => ({}));
  const changed = (at: number, to: unknown) => onChange(items.map((each, n) => (n === at ? to : each)));
  return (
    <fieldset className={error ? 'field inset field-wrong' : 'field inset'} data-field={path}>
      <legend>{label}</legend>
      {error && (
        <p className="error" role="alert">
          {error}
        </p>
      )}
      {items.map((item, n) => (
        <div key={n} className="list-item">
          <Fields
            shape={shape.items ?? {}}
            values={asValues(item)}
            path={`${path}.${n}`}
            onChange={(to) => changed(n, to)}
          />
          <div className="list-acts">
            <Button size="small" onClick={() => onChange(items.filter((_, at) => at !== n))}>
              {fields.removeOne(n + 1)}
            </Button>
            {isOrdered && n > 0 && (
              <Button size="small" onClick={() => onChange(movedUp(items, n))}>
                {fields.moveUp(n + 1)}
              </Button>
            )}
          </div>
        </div>
      ))}
      <Button onClick={() => onChange([...items, {}])}>{fields.addOne}</Button>
    </fieldset>
  );
}

function movedUp(items: readonly unknown[], at: number): unknown[] {
  return items.map((item, n) => (n === at - 1 ? items[at] : n === at ? items[at - 1] : item));
}
