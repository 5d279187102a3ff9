import { ImportAnswer } from '@fengqiao/contracts/http/import';
import type { Identity } from '@fengqiao/identity/token-check';
import { DescribeImport } from '@fengqiao/service/api-doc';
import { Bearer } from '@fengqiao/service/bearer';
import { ProblemException, unwrap } from '@fengqiao/service/problem';
import { CommandPreconditions, type Preconditions } from '@fengqiao/service/request-headers';
import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request as HttpRequest } from 'express';
import { createHash } from 'node:crypto';
import type { Request } from './cases/case-desk.ts';
import { ImportPeopleHandler } from './import-directory/import-people.handler.ts';
import { ImportUnitsHandler } from './import-directory/import-units.handler.ts';
import { ImportLedgerHandler } from './import-ledger/import-ledger.handler.ts';

/** Whole files by the administrator; each is taken entirely or not at all. */
@ApiTags('imports')
@Controller('v1/imports')
export class ImportsController {
  constructor(
    private readonly ledger: ImportLedgerHandler,
    private readonly units: ImportUnitsHandler,
    private readonly people: ImportPeopleHandler,
  ) {}

  @Post('ledger')
  @HttpCode(200)
  @DescribeImport({ summary: 'Import a ledger kept elsewhere, moments as they are', answer: ImportAnswer })
  async importLedger(
    @Req() http: HttpRequest,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    return unwrap(
      await this.ledger.import(http.body, admitted('ledger', http.body, identity, preconditions)),
    );
  }

  @Post('units')
  @HttpCode(200)
  @DescribeImport({ summary: 'Import units', answer: ImportAnswer })
  async importUnits(
    @Req() http: HttpRequest,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    return unwrap(await this.units.import(http.body, admitted('units', http.body, identity, preconditions)));
  }

  @Post('people')
  @HttpCode(200)
  @DescribeImport({ summary: 'Import people and their posts', answer: ImportAnswer })
  async importPeople(
    @Req() http: HttpRequest,
    @Bearer() identity: Identity,
    @CommandPreconditions() preconditions: Preconditions,
  ) {
    return unwrap(
      await this.people.import(http.body, admitted('people', http.body, identity, preconditions)),
    );
  }
}

/** Who may not import learns so before the file is read. */
function admitted(what: string, body: unknown, identity: Identity, preconditions: Preconditions): Request {
  if (!identity.roles.includes('admin')) throw new ProblemException('forbidden');
  const digest = createHash('sha256')
    .update(body instanceof Uint8Array ? body : '')
    .digest('hex');
  return { identity, preconditions, content: ['import', what, digest] };
}
