import { nearMoment } from '../parts/near-moment.ts';
import { useDeskSpeaking } from '../speaking.tsx';
import type { MergePreview } from './duplicates-queries.ts';

/** The due moments of the case that goes on, as they are and as the service says they would be. */
export function DuePreview({ preview }: { preview: Omit<MergePreview, 'cases'> }) {
  const { texts, language } = useDeskSpeaking();
  const { duplicates: said, due } = texts;
  const clocks: Readonly<Record<string, string>> = due.clocks;
  const moment = (dueAt: string | null) =>
    dueAt === null ? '–' : nearMoment(dueAt, { texts, language, now: preview.serverTime });
  const lines = preview.after
    .filter(({ dueAt, state }) => dueAt !== null && state === 'running')
    .map((after) => ({
      after,
      before: preview.before.find(({ name, instance }) => name === after.name && instance === after.instance),
    }));
  if (lines.length === 0) return null;
  return (
    <table className="compared">
      <caption>{said.preview}</caption>
      <thead>
        <tr>
          <th scope="col">{said.clock}</th>
          <th scope="col">{said.before}</th>
          <th scope="col">{said.after}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ after, before }) => (
          <tr key={`${after.name}/${after.instance}`}>
            <th scope="row">{clocks[after.name] ?? after.name}</th>
            <td>{moment(before?.dueAt ?? null)}</td>
            <td>{before?.dueAt === after.dueAt ? said.unchanged : <strong>{moment(after.dueAt)}</strong>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
