import { isDeepStrictEqual } from 'node:util';
import { localTime } from '@fengqiao/aggregate/reading/aggregate-reader';
import type {
  GuidanceBody,
  GuidanceHistory,
  GuidanceList,
  GuidanceView,
} from '@fengqiao/contracts/http/intake/guidance';
import type { World } from '@fengqiao/domain/case/decide/world';
import { aboutOf, checkGuidance, type Guidance } from '@fengqiao/domain/case/guidance/guidance';
import { seatsAs } from '@fengqiao/domain/case/visibility/reader-seats';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { isStale } from '@fengqiao/service/http/request-headers';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { administratorOnly } from '../publish-rules/publications.ts';
import { belongs } from '../read-directory/directory-reader.ts';
import { asKept, inForce, newestVersions, publicationOf } from '../rules/kept-versions.ts';
import { GuidanceRow } from './guidance.entity.ts';
import { newestGuidance } from './newest-guidance.ts';

const nothing: Guidance = { law: [], steps: [], answers: [] };

/** Guidance as its keepers see it: by what it is about, each version kept. */
@Injectable()
export class GuidanceHandler {
  constructor(
    private readonly desk: CaseDesk,
    private readonly dataSource: DataSource,
  ) {}

  async list(identity: Identity): Promise<GuidanceList | Refusal> {
    return this.forStaff(identity, async (world) => {
      const rows = await newestGuidance(this.dataSource.manager);
      const items = rows.map((row) => ({
        ...{ about: row.about, ...publicationOf(row, localTime(world)) },
        law: row.content.law.length,
        steps: row.content.steps.length,
        answers: row.content.answers.length,
      }));
      const mine = seatsAs(world.reader, ['chief']).map((unit) => `unit.${unit}`);
      return { items, mine: [...new Set(mine)].sort(), serverTime: localTime(world)(world.now) };
    });
  }

  async read(
    about: string,
    version: number | undefined,
    identity: Identity,
  ): Promise<GuidanceView | Refusal> {
    return this.forStaff(identity, (world) => view(this.dataSource.manager, about, version, world));
  }

  async history(about: string, identity: Identity): Promise<GuidanceHistory | Refusal> {
    return this.forStaff(identity, async (world) => {
      const versions = await newestVersions(this.dataSource.manager, GuidanceRow, { about });
      const items = versions.map(({ row }) => publicationOf(row, localTime(world)));
      return { items, serverTime: localTime(world)(world.now) };
    });
  }

  async publish(about: string, body: GuidanceBody, request: Request): Promise<GuidanceView | Refusal> {
    const mayKeep = (world: World) => keepersOnly(about, world);
    return this.desk.carryOutFor(request, mayKeep, async (manager, readWorld) => {
      // Two at once: the second sees what the first has published.
      await manager.query(`select pg_advisory_xact_lock(hashtextextended('guidance/' || $1, 0))`, [about]);
      const before = await inForce(manager, GuidanceRow, { about });
      const world = await readWorld();
      const version = before?.version ?? 0;
      const refusal = keepersOnly(about, world) ?? unknownAbout(about, world);
      if (refusal) return refusal;
      if (isStale(request.preconditions, version)) return refuse('stale-version', [], { version });
      const { law, steps, answers } = body;
      const wrong = checkGuidance(aboutOf(about), { law, steps, answers });
      if (wrong) return wrong;
      const content = asKept({ law, steps, answers }) as Guidance;
      // The same again is no new version, and of nothing there is none.
      if (!isDeepStrictEqual(before?.content ?? nothing, content))
        await manager.insert(GuidanceRow, {
          ...{ about, version: version + 1, content: content as object },
          publishedAt: new Date(Math.max(world.now, before?.publishedAt.getTime() ?? world.now)),
          publishedBy: world.reader.id ?? '',
        });
      return view(manager, about, undefined, world);
    });
  }

  private async forStaff<T>(identity: Identity, show: (world: World) => Promise<T | Refusal>) {
    const world = await this.desk.worldFor({ identity });
    return belongs(world) ? show(world) : refuse('not-found');
  }
}

async function view(
  manager: EntityManager,
  about: string,
  version: number | undefined,
  world: World,
): Promise<GuidanceView | Refusal> {
  const row =
    version === undefined
      ? await inForce(manager, GuidanceRow, { about })
      : await manager.findOneBy(GuidanceRow, { about, version });
  if (!row && version !== undefined) return refuse('not-found');
  const said = row
    ? publicationOf(row, localTime(world))
    : { version: 0, publishedAt: null, publishedBy: null };
  return {
    about,
    ...((row?.content ?? nothing) as Pick<GuidanceView, 'law' | 'steps' | 'answers'>),
    ...said,
    mayPublish: keepersOnly(about, world) === null,
    serverTime: localTime(world)(world.now),
  };
}

/** An administrator publishes all of it; a unit's own answers are its chief's, too. */
function keepersOnly(about: string, world: World): Refusal | null {
  const { kind, name } = aboutOf(about);
  const isChief = kind === 'unit' && seatsAs(world.reader, ['chief']).includes(name);
  return isChief ? null : administratorOnly(world);
}

/** Guidance is about what the bureau has: a slip of the pen would never be shown to anybody. */
function unknownAbout(about: string, { rules, directory }: World): Refusal | null {
  const { kind, name } = aboutOf(about);
  if (kind === 'unit' && !directory.units.has(name)) return refuse('unknown-unit', 'about');
  const isStranger = kind === 'category' && rules.catalogue?.categories.has(name) === false;
  return isStranger ? refuse('unknown-category', 'about') : null;
}
