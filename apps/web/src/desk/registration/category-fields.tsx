import { Field, describedBy, idOf } from '../../parts/field.tsx';
import type { Category } from '../api/desk-client.ts';
import { textOf } from '../acts/control-props.ts';
import { useForm } from '../acts/form-speaks.ts';
import type { Values } from '../acts/form-values.ts';
import { useDeskSpeaking } from '../speaking.tsx';

type Asked = Category['fields'][number];

/** What a category asks for beside, as the catalogue that is in force says. */
export function CategoryFields({
  asked,
  values,
  onChange,
}: {
  asked: readonly Asked[];
  values: Values;
  onChange: (fields: Values) => void;
}) {
  const given = (values['fields'] ?? {}) as Values;
  return asked.map((field) => (
    <Further
      key={field.name}
      field={field}
      value={given[field.name]}
      onChange={(value) => onChange({ ...given, [field.name]: value })}
    />
  ));
}

function Further({
  field,
  value,
  onChange,
}: {
  field: Asked;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { language, texts } = useDeskSpeaking();
  const { errors } = useForm();
  const named = ({ labelZh, labelEn }: { labelZh: string; labelEn: string }) =>
    language === 'en' ? labelEn : labelZh;
  const name = `fields.${field.name}`;
  const label = named(field);
  const props = { name, label, error: errors[name], optional: !field.required };
  const common = { id: idOf(name), name, ...describedBy(props) };
  if (field.type === 'boolean')
    return (
      <label className="choice field">
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => onChange(target.checked)}
        />
        <span>{label}</span>
      </label>
    );
  return (
    <Field {...props}>
      {field.options ? (
        <select {...common} value={textOf(value)} onChange={({ target }) => onChange(target.value)}>
          <option value="">{texts.fields.choose}</option>
          {field.options.map((option) => (
            <option key={option.value} value={option.value}>
              {named(option)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type={field.type === 'number' ? 'number' : 'text'}
          maxLength={2000}
          value={textOf(value)}
          onChange={({ target }) =>
            onChange(field.type === 'number' && target.value !== '' ? Number(target.value) : target.value)
          }
        />
      )}
    </Field>
  );
}
