import type { TimelineItem } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { Row } from '@fengqiao/documents/paper';
import type { FileNames } from './file-names.ts';
import { citizensOwn } from './words-by-language.ts';

type Known = Readonly<Record<string, string>>;

/** One event: when, what, who, and what was written with it. `files`: names of attachments by their ids. */
export function rowOfEvent(item: TimelineItem, files: ReadonlyMap<string, string>, names: FileNames): Row {
  const { words, moment, person } = names;
  const who = item.by === null ? byNobody(item.type, names) : person(item.by);
  const written = Object.entries(item.record).flatMap(([name, value]) => {
    const text = inWords(value, files, moment);
    return text === '' ? [] : [`${(words.written as Known)[name] ?? name}：${text}`];
  });
  return [
    moment(item.occurredAt),
    [(words.events as Known)[item.type] ?? item.type, ...moreOf(item.fact, names)].join(' · '),
    item.standIn ? words.standIn(who) : who,
    [...written, ...(item.imported ? [words.imported] : [])].join('\n'),
  ];
}

function byNobody(type: string, { words }: FileNames): string {
  return citizensOwn.has(type) ? words.citizen : words.system;
}

/** What of the fact itself is told beside its name. */
function moreOf(fact: object, { words, unit, person }: FileNames): string[] {
  const { rung, outcome, handler, ...rest } = fact as Record<string, unknown>;
  if (typeof rung === 'object' && rung !== null) {
    const { clock, kind } = rung as { clock: string; kind: string };
    return [(words.clocks as Known)[clock] ?? clock, (words.rungs as Known)[kind] ?? kind];
  }
  const place = rest['unit'] ?? rest['proposedUnit'];
  return [
    ...(typeof outcome === 'string' ? [words.outcomes[outcome] ?? outcome] : []),
    ...(typeof place === 'string' ? [unit(place)] : []),
    ...(typeof handler === 'string' ? [person(handler)] : []),
  ];
}

/** What people wrote, whatever its shape: an attachment by its name, a moment in words. */
function inWords(value: unknown, files: ReadonlyMap<string, string>, moment: FileNames['moment']): string {
  if (value === null || value === undefined) return '';
  const each = (one: unknown) => inWords(one, files, moment);
  if (Array.isArray(value)) return value.map(each).filter(Boolean).join('\n');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, one]) =>
      name === 'attachment'
        ? (files.get(String(one)) ?? '')
        : name === 'at'
          ? moment(String(one))
          : each(one),
    )
    .filter(Boolean)
    .join(' ');
}
