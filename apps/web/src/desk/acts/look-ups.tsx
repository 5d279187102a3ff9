import { useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { Field, describedBy, idOf } from '../../parts/field.tsx';
import { nameIn } from '../../parts/category-name.ts';
import { intake, wanted } from '../api/desk-client.ts';
import { attachmentsQuery, categoriesQuery, peopleQuery, unitsQuery } from '../api/queries.ts';
import { useDeskSpeaking, useDeskTexts } from '../speaking.tsx';
import { textOf, type ControlProps } from './control-props.ts';
import { useForm } from './form-speaks.ts';
import { useLabel } from './use-label.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of many: typed to be found. */
function Chosen(props: ControlProps & { options: readonly Option[] }) {
  const { name, path, isNeeded, value, onChange, options } = props;
  const { fields } = useDeskTexts();
  const { label, error } = useLabel(path, name);
  const field = { name: path, label, error, optional: !isNeeded };
  return (
    <Field {...field}>
      <Select
        id={idOf(path)}
        className="wide"
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={!isNeeded}
        placeholder={fields.choose}
        options={[...options]}
        value={textOf(value) || null}
        onChange={(chosen: string | null) => onChange(chosen ?? '')}
        aria-label={label}
        {...describedBy(field)}
      />
    </Field>
  );
}

export function UnitControl(props: ControlProps) {
  const { language } = useDeskSpeaking();
  const units = useQuery(unitsQuery).data?.items ?? [];
  const options = units.map((unit) => ({ value: unit.path, label: nameIn(unit, language) }));
  return <Chosen {...props} options={options} />;
}

/** Of the unit that stands beside it in the form, else of those that have the cases it is about. */
function usePeopleOptions({ beside }: ControlProps): readonly Option[] {
  const { matter, units } = useForm();
  const unit = textOf(beside['unit']) || (matter?.handlingUnit ?? null);
  const asked: readonly (string | null)[] = unit === null && units?.length ? units : [unit];
  const people = useQueries({ queries: asked.map((each) => peopleQuery(each)) });
  const named = people
    .flatMap(({ data }) => data?.items ?? [])
    .map(({ id, nameZh }) => [id, nameZh] as const);
  return [...new Map(named)].map(([value, label]) => ({ value, label }));
}

export function PersonControl(props: ControlProps) {
  return <Chosen {...props} options={usePeopleOptions(props)} />;
}

export function PeopleControl(props: ControlProps) {
  const { name, path, value, onChange } = props;
  const { fields } = useDeskTexts();
  const { label, error } = useLabel(path, name);
  const people = useQuery(peopleQuery(null)).data?.items ?? [];
  const field = { name: path, label, error, optional: true };
  return (
    <Field {...field}>
      <Select
        id={idOf(path)}
        className="wide"
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={fields.choose}
        options={people.map(({ id, nameZh }) => ({ value: id, label: nameZh }))}
        value={Array.isArray(value) ? (value as string[]) : []}
        onChange={(chosen: string[]) => onChange(chosen)}
        aria-label={label}
        {...describedBy(field)}
      />
    </Field>
  );
}

export function CategoryControl(props: ControlProps) {
  const { language } = useDeskSpeaking();
  const { matter } = useForm();
  const ledger = textOf(props.beside['ledger']) || matter?.ledger;
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  const fit = categories.filter(({ ledgers }) => ledgers.some((each) => each === ledger));
  const options = fit.map((category) => ({ value: category.slug, label: nameIn(category, language) }));
  return <Chosen {...props} options={options} />;
}

/** An attachment of the case, by what it is called. */
export function FileControl(props: ControlProps) {
  const { matter } = useForm();
  const files =
    useQuery({ ...attachmentsQuery(matter?.id ?? ''), enabled: matter !== null }).data?.items ?? [];
  const left = files.filter(({ erasedAt }) => erasedAt === null);
  return <Chosen {...props} options={left.map(({ id, name }) => ({ value: id, label: name }))} />;
}

/** Another case: known by its number, which people have before them. */
export function CaseControl({ name, path, isNeeded, onChange }: ControlProps) {
  const { fields } = useDeskTexts();
  const { label, error } = useLabel(path, name);
  const [number, setNumber] = useState('');
  const found = useQuery({
    queryKey: ['case-by-number', number],
    queryFn: async () => {
      const { items } = await wanted(intake.GET('/v1/cases', { params: { query: { number, limit: 1 } } }));
      onChange(items[0]?.id ?? '');
      return items[0] ?? null;
    },
    enabled: number.length > 5,
  });
  const hint = found.data === null ? fields.unknownNumber : found.data?.summary;
  const field = { name: path, label, error, hint, optional: !isNeeded };
  return (
    <Field {...field}>
      <input
        id={idOf(path)}
        name={path}
        value={number}
        maxLength={40}
        autoComplete="off"
        onChange={({ target }) => {
          onChange('');
          setNumber(target.value.trim());
        }}
        {...describedBy(field)}
      />
    </Field>
  );
}
