import type { World } from '@fengqiao/domain/case/decide/world';
import { isRefusal, refuse, type Refusal } from '@fengqiao/domain/refusal';
import type { Writing } from '../directory/write-directory.ts';
import { Injectable } from '@nestjs/common';
import { administratorOnly } from '../publish-rules/publications.ts';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { directoryChanged, lockDirectory } from '../directory/directory-changed.ts';
import { losesLastResort } from '../directory/last-resort.ts';
import { DirectoryEvents } from '../directory/directory-events.ts';

export interface DirectoryWork extends Writing {
  readonly world: World;
}

/** Where the administrator changes the directory: one change at a time, told to the other services with it. */
@Injectable()
export class DirectoryDesk {
  constructor(private readonly desk: CaseDesk) {}

  async change<T>(
    request: Request,
    work: (given: DirectoryWork) => Promise<T | Refusal>,
  ): Promise<T | Refusal> {
    return this.desk.carryOutFor(request, administratorOnly, async (manager, readWorld) => {
      // Before the moment is read, so that changes have their moments in the order they are made.
      await lockDirectory(manager);
      const world = await readWorld();
      const refusal = administratorOnly(world);
      if (refusal) return refusal;
      const { now } = world;
      const news = new DirectoryEvents(now, world.reader.id);
      const done = await work({ manager, news, now, world });
      if (isRefusal(done)) return done;
      await news.append(manager);
      await directoryChanged(manager);
      if (await losesLastResort(manager, world)) return refuse('no-last-resort');
      return done;
    });
  }
}
