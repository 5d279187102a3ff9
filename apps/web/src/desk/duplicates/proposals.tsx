import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { DueOfCase } from '../parts/due.tsx';
import { StageTag } from '../parts/stage-tag.tsx';
import { useDeskTexts } from '../speaking.tsx';
import type { ComparedMatter } from './compared-matter.ts';
import type { Proposal } from './duplicates-queries.ts';
import { SideBySide } from './side-by-side.tsx';

/** Cases that may be the same matter: why, how they stand, and one at a time side by side. */
export function Proposals({
  own,
  items,
  now,
  selection,
}: {
  own: ComparedMatter;
  items: readonly Proposal[];
  now: string;
  /** Where some may be chosen. */
  selection?: {
    readonly selected: ReadonlySet<string>;
    readonly onSelect: (id: string, isOn: boolean) => void;
  };
}) {
  const { duplicates: said } = useDeskTexts();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <ul className="proposals" aria-label={said.list}>
      {items.map((proposal) => {
        const { id, number, summary, stage, round, clocks } = proposal.case;
        return (
          <li key={id}>
            <p className="proposal">
              {selection && (
                <input
                  type="checkbox"
                  aria-label={said.select(number)}
                  checked={selection.selected.has(id)}
                  onChange={({ target }) => selection.onSelect(id, target.checked)}
                />
              )}
              <Link to="/cases/$id" params={{ id }} target="_blank">
                {number}
              </Link>
              <StageTag stage={stage} round={round} />
              <span className="quiet">{said.alike(Math.round(proposal.score * 100))}</span>
              {proposal.reasons.map((reason) => (
                <span key={reason} className="tag">
                  {said.reasons[reason]}
                </span>
              ))}
            </p>
            <p>
              <bdi className="summary">{summary}</bdi> <DueOfCase clocks={clocks} now={now} />
            </p>
            <Button size="small" aria-expanded={open === id} onClick={() => setOpen(open === id ? null : id)}>
              {open === id ? said.close : said.compare(number)}
            </Button>
            {open === id && <SideBySide own={own} proposal={proposal} />}
          </li>
        );
      })}
    </ul>
  );
}
