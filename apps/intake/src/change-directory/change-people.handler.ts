import type {
  AddPersonBody,
  ChangedPerson,
  ChangePersonBody,
  ContactBody,
} from '@fengqiao/contracts/http/intake/directory';
import type { Role } from '@fengqiao/domain/directory/directory';
import { lastAdministrator, takenSubject } from '@fengqiao/domain/directory/people-change';
import { unknownIn } from '@fengqiao/domain/directory/directory-change';
import type { World } from '@fengqiao/domain/case/decide/world';
import { refuse, type Refusal } from '@fengqiao/domain/refusal';
import { subjectKey } from '@fengqiao/identity/subject-key';
import { isAllowedWebhook } from '@fengqiao/webhook/allowed-hosts';
import { CONFIG } from '@fengqiao/service/bootstrap/tokens';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { Inject, Injectable } from '@nestjs/common';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import { PersonRow } from '../directory/directory.entities.ts';
import { placePerson } from '../directory/write-directory.ts';
import { DirectoryDesk, type DirectoryWork } from './directory-desk.ts';

async function place(
  work: DirectoryWork,
  before: PersonRow | null,
  after: { id: string; subject: string | null; nameZh: string; role: Role; unit: string },
): Promise<ChangedPerson | Refusal> {
  const { directory } = work.world;
  const subject = after.subject ?? after.id;
  const refusal =
    takenSubject(directory, { ...after, subject: subjectKey(subject) }) ??
    lastAdministrator(directory, [after]);
  if (refusal) return refusal;
  // The id says it already: one way to write the same.
  await placePerson(work, before, { ...after, subject: subject === after.id ? null : subject });
  return { ...after, subject };
}

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
      const { subject = null, ...given } = body;
      return place(work, null, { ...given, role: given.role as Role, subject });
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
      const { subject = before.subject } = body;
      return place(work, before, { id, nameZh, unit, role: role as Role, subject });
    });
  }

  /** By the administrator, or by the person. Nobody is told of it: addresses stay in this database. */
  contact(id: string, { email, webhook }: ContactBody, request: Request) {
    const theirs = ({ reader }: World) =>
      reader.roles.includes('admin') || reader.id === id ? null : refuse('forbidden');
    return this.desk.carryOutFor(request, theirs, async (manager, readWorld) => {
      const refusal = theirs(await readWorld());
      if (refusal) return refusal;
      if (webhook !== null && !isAllowedWebhook(webhook, this.config.notices.webhookHosts))
        return refuse('webhook-refused', 'webhook');
      const { affected } = await manager.update(PersonRow, { id }, { email, webhook });
      return affected ? { email, webhook } : refuse('not-found');
    });
  }
}
