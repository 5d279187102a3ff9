import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type {
  GuidanceInForce,
  GuidanceOfCase,
  GuidanceQuery,
} from '@fengqiao/contracts/http/intake/guidance';
import type { World } from '@fengqiao/domain/case/decide/world';
import { blanks, filled } from '@fengqiao/domain/case/guidance/blanks';
import { aboutsFor, guidanceFor, type Guided } from '@fengqiao/domain/case/guidance/in-force';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CaseDesk } from '../cases/case-desk.ts';
import { belongs } from '../read-directory/directory-reader.ts';
import { CaseReader } from '../read-case/case-reader.ts';
import { publicationOf } from '../rules/kept-versions.ts';
import { valuesOf } from './blank-values.ts';
import { newestGuidance } from './newest-guidance.ts';

/** Guidance as whoever handles a matter is shown it. */
@Injectable()
export class GuidanceReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: CaseDesk,
    private readonly cases: CaseReader,
  ) {}

  /** For a matter of this category, with its blanks as they were published. */
  async inForce({ category, ledger, unit }: GuidanceQuery, identity: Identity) {
    const world = await this.desk.worldFor({ identity });
    if (!belongs(world)) return refuse('not-found');
    return this.shown({ category, ledger, unit: unit ?? null }, world);
  }

  /** For a case: its answers filled with what this reader sees of it. 404 where it is not the reader's to see. */
  ofCase(id: string, identity: Identity): Promise<GuidanceOfCase | Refusal> {
    return this.cases.forStaff(id, identity, 'guidance', async ({ state, place }, world) => {
      const { category, ledger, handlingUnit } = state;
      const shown = await this.shown({ category, ledger, unit: handlingUnit }, world);
      const { zh, en } = await valuesOf(this.dataSource.manager, state, place, world);
      const answers = shown.answers.map(({ textZh, textEn, ...answer }) => ({
        ...{ ...answer, textZh: filled(textZh, zh) },
        ...(textEn !== undefined && { textEn: filled(textEn, en) }),
      }));
      return {
        ...shown,
        answers,
        blanks: blanks.map((blank) => ({ blank, zh: zh[blank], en: en[blank] })),
      };
    });
  }

  private async shown(matter: Guided, world: World): Promise<GuidanceInForce> {
    const { units, matter: abouts } = aboutsFor(matter);
    const rows = await newestGuidance(this.dataSource.manager, [...units, ...abouts]);
    const shown = guidanceFor(new Map(rows.map(({ about, content }) => [about, content])), matter);
    const used = new Set([...shown.law, ...shown.steps, ...shown.answers].map(({ about }) => about));
    const sources = rows
      .filter(({ about }) => used.has(about))
      .map((row) => ({ about: row.about, ...publicationOf(row, localTime(world)) }));
    return { ...(shown as Parts), sources, serverTime: localTime(world)(world.now) };
  }
}

type Parts = Pick<GuidanceInForce, 'law' | 'steps' | 'answers'>;
