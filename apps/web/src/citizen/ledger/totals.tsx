import type { components } from '../../api/intake-api.generated.ts';
import { useTexts } from '../../parts/speaking.tsx';
import type { Language } from '../../texts/catalogue.ts';

type Row = components['schemas']['PublicLedger']['totals'][number];

/** The numbers of all matters, those that nobody may read among them; a number that could give somebody away is not shown. */
export function Totals({
  rows,
  of,
  language,
}: {
  rows: readonly Row[];
  of: string | null;
  language: Language;
}) {
  const { ledger, words } = useTexts();
  const shown = (count: number | null) =>
    count ?? (
      <>
        <span aria-hidden="true">—</span>
        <span className="only-heard">{ledger.hidden}</span>
      </>
    );
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">{ledger.totals}</h2>
      {rows.length === 0 ? (
        <p>{ledger.noTotals}</p>
      ) : (
        <>
          <p className="hint">
            {of && `${ledger.totalsOf(of)} · `}
            {ledger.totalsLead}
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">{ledger.unit}</th>
                <th scope="col">{ledger.ledger}</th>
                <th scope="col">{ledger.received}</th>
                <th scope="col">{ledger.closed}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.unit}/${row.ledger}`}>
                  <th scope="row">{language === 'en' ? row.unitNameEn : row.unitNameZh}</th>
                  <td>{words.ledgers[row.ledger].name}</td>
                  <td className="count">{shown(row.received)}</td>
                  <td className="count">{shown(row.closed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
