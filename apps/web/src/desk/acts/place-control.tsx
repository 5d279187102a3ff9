import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { Field, describedBy, idOf } from '../../parts/field.tsx';
import { intake, wanted } from '../api/desk-client.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import { textOf, type ControlProps } from './control-props.ts';
import { useLabel } from './use-label.ts';

/** A place in people's own words; those the bureau knows are offered, with the unit they lead to. */
export function PlaceControl({ name, path, shape, isNeeded, value, onChange }: ControlProps) {
  const { language } = useDeskSpeaking();
  const { label, error } = useLabel(path, name);
  const typed = useDeferredValue(textOf(value).trim());
  const found = useQuery({
    queryKey: ['places', typed],
    queryFn: () => wanted(intake.GET('/v1/places', { params: { query: { q: typed.slice(0, 50) } } })),
    enabled: typed.length > 1,
    staleTime: 60_000,
  });
  const places = typed.length > 1 ? (found.data?.items ?? []) : [];
  const unitOf = (place: (typeof places)[number]) =>
    language === 'en' ? place.unitNameEn : place.unitNameZh;
  const exact = places.find(({ place, aliases }) => place === typed || aliases.includes(typed));
  const field = { name: path, label, error, optional: !isNeeded, hint: exact && unitOf(exact) };
  return (
    <Field {...field}>
      <input
        id={idOf(path)}
        name={path}
        list={`${idOf(path)}-known`}
        maxLength={shape.maxLength}
        autoComplete="off"
        value={textOf(value)}
        onChange={({ target }) => onChange(target.value)}
        {...describedBy(field)}
      />
      <datalist id={`${idOf(path)}-known`}>
        {places.map((place) => (
          <option key={place.place} value={place.place}>
            {unitOf(place)}
          </option>
        ))}
      </datalist>
    </Field>
  );
}
