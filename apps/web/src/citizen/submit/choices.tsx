import { FieldNotes } from '../../parts/field.tsx';
import type { ReactNode } from 'react';

interface Option {
  readonly value: string;
  readonly name: string;
  readonly means: string;
  readonly example?: string;
}

/** One of a few, each with what it means beside it. */
export function Choices(props: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly error?: string | undefined;
  readonly children?: ReactNode;
}) {
  const { name, label, options, error } = props;
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'}>
      <legend className="only-heard">{label}</legend>
      <FieldNotes {...{ name, label, error }} />
      <div className="choices">
        {options.map(({ value, name: said, means, example }) => (
          <label key={value} className="choice choice-card">
            <input type="radio" name={name} value={value} />
            <span>
              <strong>{said}</strong>
              <span className="choice-means">{means}</span>
              {example && <span className="hint">{example}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
