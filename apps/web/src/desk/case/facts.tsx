import type { ReactNode } from 'react';
import type { CaseView } from '../api/desk-client.ts';
import { useNames } from '../parts/names.ts';
import { nearMoment } from '../parts/near-moment.ts';
import { useDeskSpeaking } from '../speaking.tsx';

/** What is known of the matter; what is not the reader's to see is said to be so. */
export function Facts({ matter }: { matter: CaseView }) {
  const { texts, language } = useDeskSpeaking();
  const { matter: said, words } = texts;
  const names = useNames();
  const { owner, reporter } = matter;
  const acting = owner.person === null ? said.nobody : names.person(owner.person);
  // On paper a complaint has no reporter.
  const secret = matter.confidential || matter.ledger === 'complaint' ? 'no-print' : undefined;
  const fact = (name: string, value: ReactNode, className?: string) =>
    value !== null &&
    value !== '' &&
    value !== undefined && (
      <div className={className}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    );
  return (
    <section className="panel" aria-labelledby="facts">
      <h2 id="facts">{said.facts}</h2>
      <dl className="facts">
        {fact(said.ledger, words.ledgers[matter.ledger].name)}
        {fact(said.category, names.category(matter.category))}
        {fact(said.channel, said.channels[matter.channel] ?? matter.channel)}
        {fact(said.received, nearMoment(matter.receivedAt, { texts, language, now: matter.serverTime }))}
        {fact(said.place, matter.place)}
        {fact(
          said.owner,
          <>
            {said.ownerOf(names.unit(owner.unit))}: {owner.standIn ? said.standIn(acting) : acting}
          </>,
        )}
        {matter.handlingUnit
          ? fact(said.unit, names.unit(matter.handlingUnit))
          : fact(said.proposed, names.unit(matter.proposedUnit))}
        {fact(said.handler, matter.handler && names.person(matter.handler))}
        {fact(said.reporter, reporter ? <bdi>{reporter.name}</bdi> : said[whyNoReporter(matter)], secret)}
        {fact(said.phone, reporter?.phone, secret)}
        {fact(said.email, reporter?.email, secret)}
        {fact(said.onBehalfOf, matter.onBehalfOf?.name, secret)}
        {fact(said.code, matter.code && said.codes[matter.code])}
        {fact(said.subjects, subjectsOf(matter, names.unit, names.person))}
        {matter.subjects && fact(`${said.subjects} (${said.subjectsInWords})`, matter.subjects)}
        {fact(said.ref, matter.ref)}
        {fact(said.publicSummary, matter.publicSummary)}
        {fact(said.withheld, matter.withheldReason)}
        {Object.entries(matter.fields).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
      <h3>{said.detail}</h3>
      <p className="said-words">{matter.detail}</p>
    </section>
  );
}

function whyNoReporter({ anonymous, reporterRecorded }: CaseView) {
  if (anonymous) return 'anonymous';
  return reporterRecorded ? 'notYours' : 'notRecorded';
}

type Name = (id: string) => string;
function subjectsOf({ subjectUnits, subjectPersons }: CaseView, unit: Name, person: Name): string {
  return [...subjectUnits.map(unit), ...subjectPersons.map(person)].join(', ');
}
