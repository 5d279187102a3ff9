import type { ClockPort } from '@fengqiao/contracts/clock-port';
import type { JointEventData } from '@fengqiao/contracts/events/joint-event';
import type { DigestActivities, JointInput, NewsDigested } from '@fengqiao/contracts/temporal/joint';
import { beginningOf } from '@fengqiao/domain/clock/calendar/calendar-day';
import { parseDate } from '@fengqiao/domain/clock/dates/civil-date';
import { digestDayAt } from '@fengqiao/domain/consultation/rhythm';
import { digestNoticeRequests, membersOf } from '@fengqiao/domain/consultation/seats';
import { jointRhythm } from '@fengqiao/domain/dispute/rules/policy';
import type { DisputePremises } from '@fengqiao/domain/dispute/rules/rules';
import { appendEvents } from '@fengqiao/postgres/store/aggregate-store';
import { BackgroundComponents } from '@fengqiao/service/background/background-components';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { stateOf } from '../disputes/stored-state.ts';
import { WorldSource } from '../world/world-source.ts';
import { disputesById } from '../consultations/consultation.repository.ts';
import { JointDigestRow } from './digest.entity.ts';
import { noticeRequestFor } from '../consultations/published-consultation.ts';

interface Entry {
  readonly dispute: string;
  readonly facts: number;
}

/**
 * The daily Schedule's command: one event that tells a station's members how many disputes have news. What is new is
 * known by each dispute's own `seq`, whose events come one after the other: neither a command that ends late, nor a day
 * without a digest, nor a digest that dies loses an event or tells it twice.
 */
@Injectable()
export class DigestWriter implements DigestActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly worlds: WorldSource,
    private readonly parts: BackgroundComponents,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async digestNews({ station }: JointInput): Promise<NewsDigested> {
    const digested = await this.dataSource.transaction(async (manager): Promise<NewsDigested> => {
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`digest/${station}`]);
      const now = await this.clock.now();
      const premises = { ...(await this.worlds.current(manager)), now };
      const { rules } = premises;
      const none = { disputes: 0, facts: 0 };
      if (membersOf(station, premises).length === 0) return { status: 'no-members', day: null, ...none };
      const day = digestDayAt(now, jointRhythm(rules.policy), rules.calendar);
      if (day === null || (await manager.existsBy(JointDigestRow, { station, day })))
        return { status: 'there-already', day, ...none };
      const entries = await this.enter(manager, station, day, premises);
      const id = uuidv7();
      await manager.insert(JointDigestRow, { id, station, day, at: new Date(now) });
      if (entries.length === 0) return { status: 'nothing-new', day, ...none };
      const facts = entries.reduce((sum, entry) => sum + entry.facts, 0);
      await this.tell(manager, { id, station, day, entries, facts }, premises);
      return { status: 'told', day, disputes: entries.length, facts };
    });
    this.parts.wake();
    return digested;
  }

  /** Marks, in one statement and so at one moment, up to where each dispute has now been told. */
  private async enter(
    manager: EntityManager,
    station: string,
    day: string,
    { rules }: DisputePremises,
  ): Promise<Entry[]> {
    // The first digest of a station is of its day: members are not told the whole past.
    const isFirst = !(await manager.existsBy(JointDigestRow, { station }));
    const since = isFirst ? new Date(beginningOf(rules.calendar, parseDate(day) ?? 0)) : null;
    const rows: { dispute: string; facts: number }[] = await manager.query(
      `insert into digest_entry (station, dispute_id, day, after_seq, to_seq)
       select $1, d.id, $2, coalesce(told.seq, before.seq, 0), d.version
       from dispute d
         left join lateral (
           select max(to_seq) as seq from digest_entry e where e.station = $1 and e.dispute_id = d.id
         ) told on true
         left join lateral (
           select max(seq) as seq from event where aggregate_id = d.id and occurred_at < $3::timestamptz
         ) before on true
       where starts_with(d.place, $1 || '.') and d.version > coalesce(told.seq, 0)
       returning dispute_id as dispute, to_seq - after_seq as facts`,
      [station, day, since],
    );
    return rows.filter(({ facts }) => facts > 0);
  }

  private async tell(
    manager: EntityManager,
    digest: { id: string; station: string; day: string; entries: readonly Entry[]; facts: number },
    premises: DisputePremises,
  ): Promise<void> {
    const { id, station, day, entries, facts } = digest;
    const disputes = entries.map(({ dispute }) => dispute).sort();
    const states = (await disputesById(manager, disputes)).map(stateOf);
    const name = premises.directory.units.get(station)?.nameZh ?? station;
    const data: JointEventData = {
      number: `${name} ${day}`,
      unit: station,
      fact: { type: 'digested', day, disputes, facts },
      tells: digestNoticeRequests(station, states, premises).map((each) =>
        noticeRequestFor(each, { items: each.items }),
      ),
    };
    const event = { aggregateType: 'joint', aggregateId: id, seq: 1, type: 'digested' };
    await appendEvents(manager, [{ ...event, occurredAt: premises.now, data, record: {} }]);
  }
}
