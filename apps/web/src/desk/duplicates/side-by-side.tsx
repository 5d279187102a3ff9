import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { caseQuery } from '../api/queries.ts';
import { Asked } from '../parts/asked.tsx';
import { DueOfCase } from '../parts/due.tsx';
import { useNames } from '../parts/names.ts';
import { nearMoment } from '../parts/near-moment.ts';
import { StageTag } from '../parts/stage-tag.tsx';
import { useDeskSpeaking } from '../speaking.tsx';
import type { ComparedMatter } from './compared-matter.ts';
import type { Proposal } from './duplicates-queries.ts';
import { equalParts } from './equal-parts.ts';

/** Two matters, line by line, with what both say marked; the other is read in full when it is looked at. */
export function SideBySide({ own, proposal }: { own: ComparedMatter; proposal: Proposal }) {
  const { duplicates } = useDeskSpeaking().texts;
  const query = useQuery(caseQuery(proposal.case.id));
  return (
    <div className="side-by-side" role="group" aria-label={duplicates.sideBySide(proposal.case.number)}>
      <Asked query={query}>
        {(other) => (
          <Comparison
            own={own}
            other={{ ...other, row: other }}
            isSameReporter={proposal.reasons.includes('same-reporter')}
            now={other.serverTime}
          />
        )}
      </Asked>
    </div>
  );
}

function Comparison({
  own,
  other,
  isSameReporter,
  now,
}: {
  own: ComparedMatter;
  other: ComparedMatter;
  isSameReporter: boolean;
  now: string;
}) {
  const { texts, language } = useDeskSpeaking();
  const { duplicates: said } = texts;
  const names = useNames();
  const sides = [own.number ?? said.draft, other.number ?? said.draft];
  const both = (show: (matter: ComparedMatter, beside: ComparedMatter) => ReactNode) => [
    show(own, other),
    show(other, own),
  ];
  const words = (of: (matter: ComparedMatter) => string | null) =>
    both((matter, beside) => <Marked text={of(matter)} beside={of(beside)} />);
  const ofRow = (show: (row: NonNullable<ComparedMatter['row']>) => ReactNode) =>
    both(({ row }) => (row ? show(row) : '–'));
  const lines: readonly (readonly [keyof typeof said.rows, readonly ReactNode[]])[] = [
    ['summary', words(({ summary }) => summary)],
    ['detail', words(({ detail }) => detail)],
    ['place', words(({ place }) => place)],
    ['category', both(({ category }) => (category ? names.category(category) : said.unknown))],
    ['received', ofRow(({ receivedAt }) => nearMoment(receivedAt, { texts, language, now }))],
    ['stage', ofRow((row) => <StageTag stage={row.stage} round={row.round} />)],
    ['due', ofRow(({ clocks }) => <DueOfCase clocks={clocks} now={now} />)],
  ];
  return (
    <>
      <p className="quiet">{said.marked}</p>
      <table className="compared">
        <thead>
          <tr>
            <td />
            <th scope="col">{sides[0]}</th>
            <th scope="col">{sides[1]}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(([name, [one, two]]) => (
            <tr key={name}>
              <th scope="row">{said.rows[name]}</th>
              <td data-side={sides[0]}>{one}</td>
              <td data-side={sides[1]}>{two}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{said.rows.reporter}</th>
            <td colSpan={2}>{isSameReporter ? said.sameReporter : said.otherReporter}</td>
          </tr>
        </tbody>
      </table>
    </>
  );
}

function Marked({ text, beside }: { text: string | null; beside: string | null }) {
  const { duplicates } = useDeskSpeaking().texts;
  if (!text) return <span className="quiet">{duplicates.unknown}</span>;
  return (
    <bdi className="said-words">
      {equalParts(text, beside ?? '').map((part, at) =>
        part.isEqual ? <mark key={at}>{part.text}</mark> : part.text,
      )}
    </bdi>
  );
}
