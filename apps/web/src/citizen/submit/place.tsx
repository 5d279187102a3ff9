import { useEffect, useState } from 'react';
import { intake } from '../../api/client.ts';
import { answerOf, isRefused } from '../../api/problem.ts';
import { describedBy, Field, idOf } from '../../parts/field.tsx';
import { useSpeaking } from '../../parts/speaking.tsx';
import type { components } from '../../api/intake-api.generated.ts';

type Found = components['schemas']['PlaceList'];

/** A place typed as people say it, with the unit whose it is; sent as it was typed, the service finds the unit again. */
export function PlaceField({
  typed,
  error,
  onPick,
}: {
  typed: string;
  error: string | undefined;
  onPick: (place: string) => void;
}) {
  const { language, texts } = useSpeaking();
  const { submit } = texts;
  const found = useFound(typed.trim());
  const leadsTo = found?.leadsTo;
  const field = { name: 'place', label: submit.place, hint: submit.placeHint, optional: true, error };
  return (
    <Field {...field}>
      <input
        {...{ id: idOf('place'), name: 'place', type: 'text', maxLength: 200, defaultValue: '' }}
        autoComplete="off"
        {...describedBy(field)}
      />
      <div aria-live="polite">
        {leadsTo && (
          <p className="place-unit">
            {submit.placeLeads(language === 'en' ? leadsTo.unitNameEn : leadsTo.unitNameZh)}
          </p>
        )}
        {found?.items.length === 0 && !leadsTo && <p className="hint">{submit.placeUnknown}</p>}
        {!leadsTo && found && found.items.length > 0 && (
          <div className="places">
            <p className="hint">{submit.placeChoose}</p>
            <ul>
              {found.items.slice(0, 5).map(({ place, unit, unitNameEn, unitNameZh }) => (
                <li key={`${unit}/${place}`}>
                  <button type="button" className="button button-quiet" onClick={() => onPick(place)}>
                    {place} <span className="quiet">{language === 'en' ? unitNameEn : unitNameZh}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Field>
  );
}

/** Asked when somebody pauses; null while nothing was asked. */
function useFound(words: string): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  useEffect(() => {
    if (words.length === 0) {
      setFound(null);
      return;
    }
    let isCurrent = true;
    const timer = setTimeout(() => {
      void answerOf(intake.GET('/v1/places', { params: { query: { q: words.slice(0, 50) } } })).then(
        (answer) => {
          if (isCurrent) setFound(isRefused(answer) ? null : answer.data);
        },
      );
    }, 350);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [words]);
  return found;
}
