import { useRef, useState, type FormEvent } from 'react';
import { askPromise, askUnits } from '../../api/catalogue-queries.ts';
import { intake } from '../../api/client.ts';
import type { components } from '../../api/intake-api.generated.ts';
import { answerOf, isRefused, type Refusal } from '../../api/problem.ts';
import { Field, idOf, TextField } from '../../parts/field.tsx';
import { nameIn } from '../../parts/category-name.ts';
import { dayInWords } from '../../parts/moment-words.ts';
import { RefusalBox } from '../../parts/refusal-box.tsx';
import { useSpeaking } from '../../parts/speaking.tsx';
import { useAnswer } from '../../parts/use-answer.ts';
import { quarterInWords, quartersBefore } from './quarters.ts';
import { Totals } from './totals.tsx';

type PublicLedger = components['schemas']['PublicLedger'];
type Filters = Readonly<Record<string, string>>;
const ledgers = ['suggestion', 'claim', 'complaint'] as const;
const names = ['q', 'ledger', 'unit', 'quarter'] as const;

const ask = (filters: Filters, cursor?: string) =>
  answerOf(
    intake.GET('/v1/public/ledger', {
      params: { query: { ...filters, ...(cursor && { cursor }) } as { ledger?: (typeof ledgers)[number] } },
    }),
  );

/** What a reader looks for stands in the address: a page of the record can be sent to somebody. */
function filtersHere(): Filters {
  const query = new URLSearchParams(typeof location === 'undefined' ? '' : location.search);
  return Object.fromEntries(
    names.flatMap((name) => (query.get(name) ? [[name, query.get(name) ?? '']] : [])),
  );
}

/** 公开台账: what was closed and made public, to be searched by anybody, with the numbers of all. */
export function LedgerPage() {
  const { texts, language } = useSpeaking();
  const { ledger, frame } = texts;
  const form = useRef<HTMLFormElement>(null);
  const [filters, setFilters] = useState<Filters>(filtersHere);
  const key = JSON.stringify(filters);
  const { data, refusal, again } = useAnswer(key, () => ask(filters));

  const [turn, setTurn] = useState(0);
  const { data: units } = useAnswer('units', askUnits);
  // An address that somebody has written down may be mistyped: the service refuses it, or knows nobody of that name.
  const isUnknownUnit = units?.items.every(({ path }) => path !== filters['unit']) && filters['unit'];
  const isWrong = refusal?.code === 'validation' || (isUnknownUnit && data?.items.length === 0);

  const show = (wanted: Filters) => {
    const query = new URLSearchParams(wanted).toString();
    history.replaceState(null, '', query ? `/ledger?${query}` : '/ledger');
    setFilters(wanted);
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    if (!form.current) return;
    const said = new FormData(form.current);
    const found = Object.fromEntries(
      names.flatMap((name) => {
        const value = String(said.get(name) ?? '').trim();
        return value ? [[name, value]] : [];
      }),
    );
    show(found);
  };
  const showAll = () => {
    show({});
    setTurn(turn + 1);
  };

  return (
    <>
      <h1>{ledger.title}</h1>
      <p className="lead">{ledger.lead}</p>
      <form ref={form} role="search" className="search" onSubmit={look}>
        <FilterFields key={turn} filters={filters} />
        <button type="submit" className="button button-main">
          {ledger.search}
        </button>
      </form>
      {isWrong ? (
        <div className="box box-bad" role="alert">
          <p>{ledger.wrongAddress}</p>
          <button type="button" className="button button-quiet" onClick={showAll}>
            {ledger.showAll}
          </button>
        </div>
      ) : (
        <RefusalBox refusal={refusal} again={again} />
      )}
      {!data && !refusal && <p>{frame.loading}</p>}
      {data && !isWrong && (
        <>
          <Found key={key} first={data} filters={filters} />
          <Totals
            rows={data.totals}
            of={data.totalsOf && quarterInWords(data.totalsOf, texts)}
            language={language}
          />
        </>
      )}
    </>
  );
}

function FilterFields({ filters }: { filters: Filters }) {
  const { texts, language } = useSpeaking();
  const { ledger, words } = texts;
  const { data: units } = useAnswer('units', askUnits);
  const { data: promise } = useAnswer('now', askPromise);
  const options = {
    ledger: ledgers.map((value) => [value, words.ledgers[value].name] as const),
    unit: (units?.items ?? [])
      .filter(({ level }) => level !== 'partner' && level !== 'room')
      .map((unit) => [unit.path, nameIn(unit, language)] as const),
    quarter: quartersBefore(promise?.serverTime).map(
      (value) => [value, quarterInWords(value, texts)] as const,
    ),
  };
  return (
    <>
      <TextField name="q" label={ledger.q} type="search" maxLength={100} kept={filters['q']} />
      {(['ledger', 'unit', 'quarter'] as const).map((name) => (
        <Field key={name} name={name} label={ledger[name]}>
          <select key={options[name].length} id={idOf(name)} name={name} defaultValue={filters[name] ?? ''}>
            <option value="">{ledger.all}</option>
            {options[name].map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </Field>
      ))}
    </>
  );
}

/** A page of matters, and those after it when asked for. */
function Found({ first, filters }: { first: PublicLedger; filters: Filters }) {
  const { texts, language } = useSpeaking();
  const { ledger, words } = texts;
  const [more, setMore] = useState<{ items: PublicLedger['items']; next: string | null } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const items = [...first.items, ...(more?.items ?? [])];
  const next = more ? more.next : first.next;
  const readOn = async () => {
    if (!next) return;
    const answer = await ask(filters, next);
    if (isRefused(answer)) setRefusal(answer.refusal);
    else
      setMore((before) => ({
        items: [...(before?.items ?? []), ...answer.data.items],
        next: answer.data.next,
      }));
  };
  return (
    <section aria-labelledby="found">
      <h2 id="found">{ledger.found}</h2>
      {items.length === 0 && (
        <p role="status">{Object.keys(filters).length > 0 ? ledger.empty : ledger.nothingYet}</p>
      )}
      <ul className="cards cards-wide">
        {items.map((item) => (
          <li key={item.number} className="card">
            <h3>
              <span className="number">{item.number}</span>
              {language === 'en' ? item.categoryNameEn : item.categoryNameZh}
            </h3>
            <p className="said-words">{item.publicSummary}</p>
            <p className="hint">
              {words.ledgers[item.ledger].name} · {language === 'en' ? item.unitNameEn : item.unitNameZh} ·{' '}
              {ledger.closedOn(dayInWords(item.closedOn, language, ''))} · {ledger.daysUsed(item.daysUsed)}
            </p>
          </li>
        ))}
      </ul>
      <RefusalBox refusal={refusal} />
      {next && (
        <button type="button" className="button" onClick={() => void readOn()}>
          {ledger.more}
        </button>
      )}
    </section>
  );
}
