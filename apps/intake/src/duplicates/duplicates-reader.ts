import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import { phoneKey } from '@fengqiao/contracts/http/fragments/phone';
import { mostProposed, type DuplicatesBody } from '@fengqiao/contracts/http/intake/duplicates';
import type { World } from '@fengqiao/domain/case/decide/world';
import {
  judgeDuplicates,
  proposedFrom,
  type Compared,
  type ComparedReporter,
} from '@fengqiao/domain/case/duplicates/judge-duplicates';
import { readTelling } from '@fengqiao/domain/case/duplicates/read-telling';
import { canSeeReporter } from '@fengqiao/domain/case/visibility/fields';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import type { CaseRow } from '../cases/case.entity.ts';
import { summaryView } from '../cases/case-view.ts';
import { CaseReader } from '../read-case/case-reader.ts';
import { recordRead } from '../read-case/read-audit.ts';
import { candidatesFor } from './candidates.ts';
import { PairStatistics } from './rare-pairs.ts';

/** Of a text, candidates are sought by what stands at its beginning. */
const charactersRead = 2_000;

/** Proposes cases that may be the same matter; nothing is written but who has read. */
@Injectable()
export class DuplicatesReader {
  private readonly statistics = new PairStatistics();

  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
    private readonly cases: CaseReader,
  ) {}

  /** Of a case; 404 where it is not the reader's to see. */
  ofCase(id: string, identity: Identity) {
    return this.cases.forStaff(id, identity, 'duplicates', async (row, world) =>
      this.proposals(row.id, comparedRow(row, world), textOf(row), world),
    );
  }

  /** Of a matter that is being written down. */
  async ofDraft({ reporter, ...draft }: DuplicatesBody, identity: Identity) {
    const world = await this.desk.world(this.manager, { identity });
    const { summary = '', detail = '' } = draft;
    const [place, category] = [draft.place ?? null, draft.category ?? null];
    const { name = '', phone } = reporter ?? {};
    const key = phone === undefined ? null : phoneKey(phone);
    const named = name !== '' || key !== null ? { name, phoneKey: key } : null;
    const telling = readTelling({ summary, detail, place });
    return this.proposals(
      null,
      { telling, category, reporter: named },
      textOf({ place, summary, detail }),
      world,
    );
  }

  private get manager(): EntityManager {
    return this.dataSource.manager;
  }

  private async proposals(id: string | null, matter: Compared, text: string, world: World) {
    const rare = await this.statistics.rarest(this.manager, await this.pairsOf(text));
    const phone = matter.reporter?.phoneKey?.split(';')[0] ?? null;
    const rows = await candidatesFor(this.manager, { id, rare, phone }, world);
    const judged = rows
      .map((row) => ({ row, ...judgeDuplicates(matter, comparedRow(row, world)) }))
      .filter(({ score }) => score >= proposedFrom)
      .sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? 1 : -1))
      .slice(0, mostProposed);
    await this.record(judged, world);
    return {
      items: judged.map(({ row, score, reasons }) => ({
        case: summaryView(row.state, row, world),
        place: row.place,
        score,
        reasons,
      })),
      serverTime: localTime(world)(world.now),
    };
  }

  /** As the database takes pairs out of a text, so that they are those of its index; in the order of the text. */
  private async pairsOf(text: string): Promise<string[]> {
    const read = text.slice(0, charactersRead);
    const [row] = (await this.manager.query('select word_pairs($1) as pairs, plain_words($1) as plain', [
      read,
    ])) as { pairs: string[]; plain: string }[];
    if (!row) return [];
    const at = new Map(row.pairs.map((pair) => [pair, row.plain.indexOf(pair)]));
    return [...row.pairs].sort((a, b) => (at.get(a) ?? 0) - (at.get(b) ?? 0));
  }

  /** As of a list; who is told that a reporter is the same has been told who it is. */
  private async record(
    judged: readonly { row: CaseRow; reasons: readonly string[] }[],
    { reader, now }: World,
  ): Promise<void> {
    const isTold = ({ reasons }: { reasons: readonly string[] }) => reasons.includes('same-reporter');
    for (const showed of [true, false]) {
      const ids = judged
        .filter((each) => isTold(each) === showed && (showed || each.row.confidential))
        .map(({ row }) => row.id);
      if (ids.length > 0)
        await recordRead(this.manager, { person: reader.id, what: 'duplicates', ids, showed, at: now });
    }
  }
}

/** A case as this reader may compare it: without a reporter where that is not his or hers to know. */
function comparedRow(row: CaseRow, world: World): Compared {
  return {
    telling: readTelling(row),
    category: row.state.category,
    reporter: canSeeReporter(row.state, world.reader, world) ? reporterOf(row) : null,
  };
}

function reporterOf({ reporterName, reporterPhone, reporterPhoneKey }: CaseRow): ComparedReporter | null {
  if (reporterName === null) return null;
  const key = reporterPhoneKey ?? (reporterPhone === null ? null : phoneKey(reporterPhone));
  return { name: reporterName, phoneKey: key };
}

/** Where it is stands first: what little a place shares with others is what candidates are best found by. */
function textOf({ place, summary, detail }: Pick<CaseRow, 'place' | 'summary' | 'detail'>): string {
  return [place, summary, detail].filter((text) => text !== null && text !== '').join(' ');
}
