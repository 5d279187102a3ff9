import type { CaseView } from '../api/desk-client.ts';
import { useNames, type Names } from '../parts/names.ts';
import { ago, nearMoment } from '../parts/near-moment.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import type { DeskCatalogue } from '../../texts/desk-catalogue.ts';
import { rungOf } from './banners.tsx';
import { kindOf, type Happened } from './fold-timeline.ts';

export interface TimelineItem extends Happened {
  readonly standIn: boolean;
  readonly imported: readonly string[] | null;
  readonly fact: { readonly [name: string]: unknown };
  readonly record: { readonly [name: string]: unknown };
}

/** One line: what, who, when, and what was written with it. */
export function HappenedItem({ item, matter }: { item: TimelineItem; matter: CaseView }) {
  const { texts, language } = useDeskSpeaking();
  const names = useNames();
  const telling = { texts, language, now: matter.serverTime };
  const types: Readonly<Record<string, string>> = texts.events;
  const { matter: said } = texts;
  const kind = kindOf(item);
  const who = item.by === null ? (kind === 'people' ? said.citizen : said.system) : names.person(item.by);
  return (
    <li className={`happened happened-${kind}`}>
      <p>
        <strong>{types[item.type] ?? item.type}</strong> {moreOf(item, texts, names)}
      </p>
      <p className="quiet">
        {item.standIn ? said.standIn(who) : who} · {nearMoment(item.occurredAt, telling)} (
        {ago(item.occurredAt, telling)}){item.imported && ` · ${said.imported}`}
      </p>
      <Written record={item.record} />
    </li>
  );
}

/** What of the fact itself is told beside its name. */
function moreOf({ fact }: TimelineItem, texts: DeskCatalogue, names: Names): string {
  const { due, fields, matter } = texts;
  const text = (key: string) => (typeof fact[key] === 'string' ? (fact[key] as string) : null);
  if (fact['rung'] && typeof fact['rung'] === 'object') {
    const { kind, clock } = rungOf(fact);
    const clocks: Readonly<Record<string, string>> = due.clocks;
    return `${clocks[clock] ?? clock} · ${matter.rungs[kind] ?? kind}`;
  }
  const outcomes: Readonly<Record<string, string>> = fields.outcomes;
  const outcome = text('outcome');
  const unit = text('unit') ?? text('proposedUnit');
  const handler = text('handler');
  return [
    outcome && (outcomes[outcome] ?? outcome),
    unit && names.unit(unit),
    handler && names.person(handler),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** People's own words, each under what it is; lists of them one by one. */
function Written({ record }: { record: TimelineItem['record'] }) {
  const { fields } = useDeskSpeaking().texts;
  const written = Object.entries(record).flatMap(([name, value]) => {
    const text = inWords(value);
    return text ? [[name, text] as const] : [];
  });
  if (written.length === 0) return null;
  return (
    <dl className="written">
      {written.map(([name, text]) => (
        <div key={name}>
          <dt>{fields.names[name] ?? name}</dt>
          <dd className="said-words">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(inWords).filter(Boolean).join('\n');
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([name]) => name !== 'attachment')
      .map(([, each]) => inWords(each))
      .filter(Boolean)
      .join(' ');
  return String(value);
}
