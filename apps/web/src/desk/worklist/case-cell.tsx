import type { CaseSummary } from '../api/desk-client.ts';
import { DueOfCase } from '../parts/due.tsx';
import { useNames } from '../parts/names.ts';
import { nearMoment } from '../parts/near-moment.ts';
import { StageTag } from '../parts/stage-tag.tsx';
import { useDeskSpeaking } from '../speaking.tsx';
import type { Column } from './columns.ts';

/** What a list shows of a case in one of its columns. */
export function CaseCell({ column, matter, now }: { column: Column; matter: CaseSummary; now: string }) {
  const { texts, language } = useDeskSpeaking();
  const { worklist } = texts;
  const names = useNames();
  switch (column) {
    case 'stage':
      return (
        <td>
          <StageTag stage={matter.stage} round={matter.round} />
        </td>
      );
    case 'due':
      return (
        <td>
          <DueOfCase clocks={matter.clocks} now={now} />
        </td>
      );
    case 'who':
      return (
        <td>
          <span className="line">{names.unit(matter.unit)}</span>
          <span className="quiet">{matter.handler ? names.person(matter.handler) : worklist.noHandler}</span>
        </td>
      );
    case 'received':
      return <td className="received">{nearMoment(matter.receivedAt, { texts, language, now })}</td>;
    case 'category':
      return <td>{names.category(matter.category)}</td>;
    case 'channel':
      return <td>{texts.matter.channels[matter.channel] ?? matter.channel}</td>;
    case 'owner':
      return (
        <td>
          <span className="line">{names.unit(matter.owner.unit)}</span>
          {matter.owner.person && <span className="quiet">{names.person(matter.owner.person)}</span>}
        </td>
      );
    case 'level':
      return <td>{matter.level > 0 ? worklist.level(matter.level) : texts.find.notClimbed}</td>;
  }
}
