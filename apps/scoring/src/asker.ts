import type { ClockPort } from '@fengqiao/contracts/clock-port';
import { principalText } from '@fengqiao/domain/aggregate/principal';
import { readerOf, type Reader } from '@fengqiao/domain/aggregate/reader';
import { buildDirectory } from '@fengqiao/domain/directory/directory';
import { callerOf, subjectKey } from '@fengqiao/identity/subject-key';
import type { Identity } from '@fengqiao/identity/token-verifier';
import { directoryOf } from '@fengqiao/inbox/directory/directory-of-facts';
import { DirectoryFactRow } from '@fengqiao/postgres/entities/directory-fact.entity';
import { CLOCK } from '@fengqiao/service/bootstrap/tokens';
import { Inject, Injectable, type PipeTransform } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Who asks, as the directory that intake tells of knows him or her now; and as whom another service is asked. */
export interface Asker extends Reader {
  readonly identity: Identity;
}

/** As who wrote something is kept on record. */
export function signatureOf({ principal }: Asker): string {
  return principalText(principal);
}

/** Finds who asks: `@Bearer(Askers) asker: Asker`. */
@Injectable()
export class Askers implements PipeTransform<Identity, Promise<Asker>> {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: ClockPort,
  ) {}

  async transform(identity: Identity): Promise<Asker> {
    const directory = identity.kind === 'token' ? await this.directoryOf(identity.subject) : nowhere;
    return { ...readerOf(callerOf(identity), directory, await this.clock.now()), identity };
  }

  /** As much of it as one token needs: whoever it may be, with all that was told of them. */
  private async directoryOf(subject: string) {
    const facts = await this.dataSource.manager
      .createQueryBuilder(DirectoryFactRow, 'f')
      .where(
        `f.person = :subject
         or f.person in (select known.person from directory_fact known where known.subject = :key)`,
        { subject, key: subjectKey(subject) },
      )
      .orderBy('f.aggregateId')
      .addOrderBy('f.seq')
      .getMany();
    return directoryOf([], facts);
  }
}

const nowhere = buildDirectory([], [], []);
