import type { Language } from '@fengqiao/contracts/problem';
import type { TimelineItem } from '@fengqiao/aggregate/reading/aggregate-reader';
import type { StaffAttachmentView } from '@fengqiao/contracts/http/intake/attachments';
import type { CaseView } from '@fengqiao/contracts/http/intake/case';
import type { Block, Fact, Paper } from '@fengqiao/documents/paper';
import type { FileNames } from './file-names.ts';
import { rowOfEvent } from './event-row.ts';

/** All that a case file tells: what its reader is shown of the case, and no reporter where a paper has none. */
export interface CaseFile {
  readonly view: CaseView;
  readonly events: readonly TimelineItem[];
  readonly attachments: readonly StaffAttachmentView[];
  /** Whether the paper leaves out who has raised it, whoever reads. */
  readonly isNameless: boolean;
  readonly drawnBy: string;
  readonly at: number;
}

/** 案卷 as a paper: facts, in detail, clocks, files, what happened in its order. */
export function casePaper(file: CaseFile, language: Language, names: FileNames): Paper {
  const { view, events, attachments, drawnBy, at } = file;
  const { words } = names;
  const { headings } = words;
  const fileNames = new Map(attachments.map(({ id, name }) => [id, name]));
  const heading = (text: string): Block => ({ kind: 'heading', text });
  return {
    ...{ language, at, title: words.title, reference: view.number },
    drawn: words.drawn(names.person(drawnBy), names.moment(at)),
    blocks: [
      { kind: 'text', text: view.summary },
      heading(headings.facts),
      { kind: 'facts', facts: factsOf(file, names) },
      heading(headings.detail),
      { kind: 'text', text: view.detail },
      heading(headings.clocks),
      clocksOf(view, names),
      heading(headings.attachments),
      attachments.length > 0 ? filesOf(attachments, names) : { kind: 'text', text: words.noFiles },
      heading(headings.happened),
      {
        kind: 'table',
        columns: [
          { head: words.columns.when, share: 0.19 },
          { head: words.columns.what, share: 0.19 },
          { head: words.columns.by, share: 0.19 },
          { head: words.columns.content, share: 0.43 },
        ],
        rows: events.map((item) => rowOfEvent(item, fileNames, names)),
      },
    ],
  };
}

function absent({ anonymous, reporterRecorded }: CaseView, words: FileNames['words']): string {
  if (anonymous) return words.anonymous;
  return reporterRecorded ? words.notYours : words.notRecorded;
}

function factsOf({ view, isNameless }: CaseFile, names: FileNames): Fact[] {
  const { words, unit, person, category, moment } = names;
  const { labels } = words;
  const { owner, reporter } = view;
  const acting = owner.person === null ? words.nobody : person(owner.person);
  const raisedBy = isNameless ? words.notShown : (reporter?.name ?? absent(view, words));
  const fact = (name: string, text: string | null | undefined): Fact[] => (text ? [{ name, text }] : []);
  const stage = words.stages[view.stage as keyof typeof words.stages];
  return [
    ...fact(words.stage, view.round > 1 ? `${stage} (${words.round(view.round)})` : stage),
    ...fact(
      labels.ledger,
      words.ledgers[view.ledger] + (view.confidential ? ` · ${words.confidential}` : ''),
    ),
    ...fact(labels.category, category(view.category)),
    ...fact(labels.channel, words.channels[view.channel] ?? view.channel),
    ...fact(labels.received, moment(view.receivedAt)),
    ...fact(labels.place, view.place),
    ...fact(
      labels.owner,
      `${words.ownerOf(unit(owner.unit))}: ${owner.standIn ? words.standIn(acting) : acting}`,
    ),
    ...(view.handlingUnit
      ? fact(labels.unit, unit(view.handlingUnit))
      : fact(labels.proposed, unit(view.proposedUnit))),
    ...fact(labels.handler, view.handler && person(view.handler)),
    ...fact(labels.reporter, raisedBy),
    ...(isNameless ? [] : fact(labels.phone, reporter?.phone)),
    ...(isNameless ? [] : fact(labels.email, reporter?.email)),
    ...(isNameless ? [] : fact(labels.onBehalfOf, view.onBehalfOf?.name)),
    ...fact(labels.subjects, [...view.subjectUnits.map(unit), ...view.subjectPersons.map(person)].join(', ')),
    ...fact(labels.ref, view.ref),
    ...fact(labels.publicSummary, view.publicSummary),
    ...fact(labels.withheld, view.withheldReason),
    ...Object.entries(view.fields).flatMap(([name, value]) =>
      fact(names.field(view.category, name), String(value)),
    ),
  ];
}

function clocksOf({ clocks }: CaseView, { words, moment }: FileNames): Block {
  const { columns, states } = words;
  const names: Readonly<Record<string, string>> = words.clocks;
  const orNothing = (at: string | null) => (at === null ? '' : moment(at));
  return {
    kind: 'table',
    columns: [
      { head: columns.clock, share: 0.2 },
      { head: columns.state, share: 0.2 },
      ...[columns.started, columns.due, columns.ended].map((head) => ({ head, share: 0.2 })),
    ],
    rows: clocks.map(({ name, instance, state, startedAt, dueAt, endedAt }) => [
      instance > 1 ? `${names[name] ?? name} (${words.run(instance)})` : (names[name] ?? name),
      states[state],
      ...[startedAt, dueAt, endedAt].map(orNothing),
    ]),
  };
}

/** Listed, with what each is known by: the files themselves are opened in the system. */
function filesOf(attachments: readonly StaffAttachmentView[], { words, moment, person }: FileNames): Block {
  const { columns, types } = words;
  return {
    kind: 'table',
    columns: [
      { head: columns.name, share: 0.32 },
      { head: columns.type, share: 0.1 },
      { head: columns.added, share: 0.2 },
      { head: columns.by, share: 0.16 },
      { head: columns.hash, share: 0.22 },
    ],
    rows: attachments.map(({ name, type, addedAt, by, sha256, erasedAt }) => [
      erasedAt === null ? name : `${name} (${words.erased})`,
      type === 'application/pdf' ? types.paper : types.image,
      moment(addedAt),
      by === null ? words.citizen : person(by),
      sha256.slice(0, 16),
    ]),
  };
}
