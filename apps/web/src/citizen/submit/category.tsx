import type { ReactNode } from 'react';
import { askCategories } from '../../api/catalogue-queries.ts';
import { describedBy, Field, type FieldNotes, idOf, TextField } from '../../parts/field.tsx';
import type { Errors } from '../../parts/focus-error.ts';
import { nameIn } from '../../parts/category-name.ts';
import { useSpeaking } from '../../parts/speaking.tsx';
import { useAnswer } from '../../parts/use-answer.ts';
import type { FormValues } from './form-values.ts';
import type { Category } from './matter-body.ts';

type CategoryField = Category['fields'][number];

/** The categories there are for a ledger; all while none is chosen yet. */
export function useCategories(ledger: string | undefined) {
  const { data, refusal, again } = useAnswer('categories', askCategories);
  const all = data?.categories ?? [];
  return {
    refusal,
    again,
    isThere: data !== null,
    open: all.filter(({ ledgers }) => ledgers.some((one) => one === ledger)),
  };
}

/** Which one, and what it asks for beside. */
export function CategoryChoice(props: {
  readonly values: FormValues;
  readonly errors: Errors;
  readonly categories: ReturnType<typeof useCategories>;
  readonly onChange: (slug: string) => void;
}) {
  const { values, errors, categories, onChange } = props;
  const { language, texts } = useSpeaking();
  const { submit } = texts;
  const chosen = categories.open.find(({ slug }) => slug === values['category']);
  // Until they have come, what was kept is nowhere but in the control that the form is read from.
  const awaited = categories.isThere ? undefined : values['category'];
  const field = { name: 'category', label: submit.category, error: errors['category'] };
  const first = !categories.isThere
    ? submit.categoryLoading
    : values['ledger']
      ? submit.categoryChoose
      : submit.categoryFirst;
  return (
    <>
      <Field {...field}>
        <select
          {...{ id: idOf('category'), name: 'category', value: chosen?.slug ?? awaited ?? '' }}
          {...describedBy(field)}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{first}</option>
          {awaited && <option value={awaited}>{first}</option>}
          {categories.open.map((category) => (
            <option key={category.slug} value={category.slug}>
              {nameIn(category, language)}
            </option>
          ))}
        </select>
      </Field>
      {chosen?.fields.map((each) => (
        <FurtherField key={`${chosen.slug}.${each.name}`} field={each} {...{ values, errors }} />
      ))}
    </>
  );
}

function FurtherField({
  field,
  values,
  errors,
}: {
  field: CategoryField;
  values: FormValues;
  errors: Errors;
}) {
  const { language, texts } = useSpeaking();
  const name = `fields.${field.name}`;
  const said = {
    ...{ name, label: language === 'en' ? field.labelEn : field.labelZh },
    ...{ error: errors[name], optional: !field.required },
  };
  if (field.type === 'choice')
    return (
      <Choice {...said} kept={values[name]}>
        {field.options?.map(({ value, labelZh, labelEn }) => (
          <option key={value} value={value}>
            {language === 'en' ? labelEn : labelZh}
          </option>
        ))}
      </Choice>
    );
  if (field.type === 'boolean')
    return (
      <Choice {...said} kept={values[name]}>
        <option value="yes">{texts.frame.yes}</option>
        <option value="no">{texts.frame.no}</option>
      </Choice>
    );
  return (
    <TextField
      {...said}
      type={field.type === 'number' ? 'number' : 'text'}
      maxLength={2000}
      kept={values[name]}
    />
  );
}

function Choice(props: Parameters<typeof FieldNotes>[0] & { kept: string | undefined; children: ReactNode }) {
  const { kept, children, ...field } = props;
  const { submit } = useSpeaking().texts;
  return (
    <Field {...field}>
      <select id={idOf(field.name)} name={field.name} defaultValue={kept ?? ''} {...describedBy(field)}>
        <option value="">{submit.categoryChoose}</option>
        {children}
      </select>
    </Field>
  );
}
