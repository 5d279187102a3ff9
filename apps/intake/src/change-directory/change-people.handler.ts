import type { AddPersonBody, ChangePersonBody, ContactBody } from '@fengqiao/contracts/http/intake/directory';
import { unknownIn } from '@fengqiao/domain/directory/directory-change';
import { refuse } from '@fengqiao/domain/refusal';
import { isAllowedWebhook } from '@fengqiao/webhook/allowed-hosts';
import { CONFIG } from '@fengqiao/service/bootstrap/tokens';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { Inject, Injectable } from '@nestjs/common';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { PersonRow } from '../directory/directory.entities.ts';
import { placePerson } from '../directory/write-directory.ts';
import { DirectoryDesk } from './directory-desk.ts';

/** Adds people, moves them, and says how notices reach them. */
@Injectable()
export class ChangePeopleHandler {
  constructor(
    private readonly directory: DirectoryDesk,
    private readonly desk: CaseDesk,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  add(body: AddPersonBody, request: Request) {
    return this.directory.change(request, async (work) => {
      const { directory } = work.world;
      if (directory.people.has(body.id)) return refuse('person-exists', 'id');
      const unknown = unknownIn(directory, { unit: body.unit });
      if (unknown) return unknown;
      await placePerson(work, null, body);
      return body;
    });
  }

  /** From now on: what was recorded leans on where he or she sat then. */
  change(id: string, body: ChangePersonBody, request: Request) {
    return this.directory.change(request, async (work) => {
      const before = await work.manager.findOneBy(PersonRow, { id });
      if (!before) return refuse('not-found');
      const unknown = unknownIn(work.world.directory, { unit: body.unit });
      if (unknown) return unknown;
      const { nameZh = before.nameZh, role = before.role, unit = before.unit } = body;
      const after = { id, nameZh, role, unit };
      await placePerson(work, before, after);
      return after;
    });
  }

  /** By the administrator, or by the person. Nobody is told of it: addresses stay in this database. */
  contact(id: string, { email, webhook }: ContactBody, request: Request) {
    return this.desk.carryOut(request, async (manager, readWorld) => {
      const { reader } = await readWorld();
      if (!reader.roles.includes('admin') && reader.id !== id) return refuse('forbidden');
      if (webhook !== null && !isAllowedWebhook(webhook, this.config.notices.webhookHosts))
        return refuse('webhook-refused', 'webhook');
      const { affected } = await manager.update(PersonRow, { id }, { email, webhook });
      return affected ? { email, webhook } : refuse('not-found');
    });
  }
}
