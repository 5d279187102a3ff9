import { hashSecret, newSecret } from '@fengqiao/aggregate/codes/secrets';
import { pointerTo, shownAgain, type Pointer } from '@fengqiao/aggregate/commands/repeated-answer';
import type { CaseView, HandleAtOnceBody, RegisterBody } from '@fengqiao/contracts/http/intake/case';
import type { UnitSource } from '@fengqiao/contracts/http/intake/places';
import { withNote } from '@fengqiao/domain/aggregate/decide';
import { numberPrefix } from '@fengqiao/domain/case/case';
import type { RegisterCommand } from '@fengqiao/domain/case/commands/case-command';
import type { CaseEvent } from '@fengqiao/domain/case/case-event';
import { decideHandleAtOnce, decideRegister } from '@fengqiao/domain/case/decide/decide-register';
import type { World } from '@fengqiao/domain/case/decide/world';
import { evolveAll } from '@fengqiao/domain/case/evolve';
import { ordinary } from '@fengqiao/domain/case/rules/policy';
import { parseMoment } from '@fengqiao/domain/clock/dates/moment';
import { localDate } from '@fengqiao/domain/clock/calendar/working-days';
import { isRefusal, type Refusal } from '@fengqiao/domain/refusal';
import type { ServiceConfig } from '@fengqiao/service/bootstrap/config';
import { CONFIG } from '@fengqiao/service/bootstrap/tokens';
import { CallerLimit } from '@fengqiao/service/http/limits/caller-limit';
import { oftenSent } from '@fengqiao/postgres/connection/thrifty-client';
import type { Answered } from '@fengqiao/postgres/store/idempotency';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { uploadsOf } from '../attachments/uploads-of-command.ts';
import { CaseDesk, type Request } from '../cases/case-desk.ts';
import type { CaseContent } from '../cases/case-content.ts';
import { cases } from '../cases/stored-case.ts';
import { unitOfPlace } from '../places/place-reader.ts';
import { caseView } from '../cases/case-view.ts';
import { showToStaff } from '../move-case/show-to-staff.ts';

type Decide = (matter: Omit<RegisterCommand, 'command'>, world: World) => CaseEvent[] | Refusal;
type KeptRegistration = Pointer & { readonly unitFrom?: UnitSource; readonly shown?: CaseView };
type RegisteredView = CaseView & { readonly unitFrom: UnitSource; readonly queryCode?: string };

/** Writes a matter into its ledger. */
@Injectable()
export class RegisterCaseHandler {
  constructor(
    private readonly desk: CaseDesk,
    private readonly limit: CallerLimit,
    @Inject(CONFIG) private readonly config: ServiceConfig,
  ) {}

  /** Whoever comes without a token may do so so often an hour from where he or she is. */
  async register(body: RegisterBody, request: Request & { readonly clientBlock: string }) {
    const { registrationsPerHour } = this.config;
    const refusal =
      request.identity === null
        ? await this.limit.take('register', request.clientBlock, registrationsPerHour)
        : null;
    if (refusal) return refusal;
    return this.write(body, request, 'bureau', (matter, world) =>
      decideRegister({ command: 'register', ...matter }, world),
    );
  }

  /** Solved on the spot: written down, worked on and answered in one breath. */
  async handleAtOnce(body: HandleAtOnceBody, request: Request) {
    const { result, evidence } = body;
    return this.write(body, request, 'own', (matter, world) =>
      decideHandleAtOnce({ command: 'handle-at-once', ...matter, result, evidence }, world),
    );
  }

  private async write(body: RegisterBody, request: Request, otherwise: 'bureau' | 'own', decide: Decide) {
    return this.desk.carryOut<RegisteredView>(request, {
      command: (manager, readWorld) => this.written(manager, body, request, readWorld, otherwise, decide),
      again: async (manager, readWorld, { kept, secret }) =>
        registeredAgain(
          manager,
          await readWorld(),
          kept as KeptRegistration,
          secret,
          async (isHidden, world) =>
            sourceOf(isHidden, body.unit, await ledTo(manager, body, otherwise, world), otherwise),
        ),
    });
  }

  private async written(
    manager: EntityManager,
    body: RegisterBody,
    request: Request,
    readWorld: () => Promise<World>,
    otherwise: 'bureau' | 'own',
    decide: Decide,
  ): Promise<Answered<RegisteredView> | Refusal> {
    const world = await readWorld();
    const receivedAt = body.receivedAt ? parseMoment(body.receivedAt) : null;
    const id = uuidv7();
    const year = localDate(world.rules.calendar, receivedAt ?? world.now).slice(0, 4);
    const number = await nextCaseNumber(manager, body.ledger, year);
    const { ledger, channel, category, anonymous = false } = body;
    const led = await ledTo(manager, body, otherwise, world);
    const {
      fields = {},
      unit = led,
      subjectUnit = null,
      subjectPersons = [],
      responseClass = ordinary,
    } = body;
    const kind = { id, number, ledger, channel, category, fields, responseClass, anonymous };
    const about = { subjectUnit, subjectPersons, subjectsInWords: body.subjects !== undefined };
    const by = { identity: request.identity, now: world.now };
    const uploads = await uploadsOf(manager, body, by, null);
    const { attachments } = body;
    const consentOn = body.onBehalfOf?.consent.on;
    const matter = { ...kind, ...about, unit, receivedAt, consentOn, attachments };
    const events = decide(matter, { ...world, uploads });
    if (isRefusal(events)) return events;
    // Staff who register for somebody get the number: the code is the citizen's.
    const queryCode = request.identity === null ? newSecret('code') : null;
    const content: CaseContent = {
      ref: null,
      refFingerprint: null,
      summary: body.summary,
      detail: body.detail,
      place: body.place ?? null,
      fields: body.fields ?? null,
      subjectWords: body.subjects ?? null,
      reporter: body.reporter ?? null,
      onBehalfOf: body.onBehalfOf ?? null,
      queryCodeHash: queryCode === null ? null : hashSecret('code', number, queryCode),
    };
    const state = evolveAll(null, events, id);
    await cases.insert(manager, [{ state, events: withNote(events, body), content }], world);
    const { reporter, ...words } = content;
    const written = { ...words, publicSummary: null, withheldReason: null };
    const named = {
      reporterName: reporter?.name ?? null,
      reporterPhone: reporter?.phone ?? null,
      reporterEmail: reporter?.email ?? null,
      reporterLanguage: reporter?.language ?? null,
      reporterMessages: reporter?.messages ? [...reporter.messages] : null,
    };
    const unitFrom = sourceOf(state.confidentiality !== null, body.unit, led, otherwise);
    const shown = { ...caseView(state, { ...written, ...named }, world), unitFrom };
    const answer = { ...shown, ...(queryCode !== null && { queryCode }) };
    const pointer: KeptRegistration = { ...pointerTo(state, world.now), unitFrom };
    // Whoever comes without a token cannot be shown it anew, since nobody knows who that is: the words stay as they are.
    const isOpen = world.reader.principal.kind === 'nobody';
    return {
      answer,
      kept: isOpen ? { ...pointer, shown } : pointer,
      ...(queryCode !== null && { secret: queryCode }),
    };
  }
}

/**
 * To whoever sends the same registration under the same key. Without a token that is who wrote the same words, and is
 * shown no more than those; the code alone opens to nobody but the holder of a key that cannot be guessed.
 */
async function registeredAgain(
  manager: EntityManager,
  given: World,
  kept: KeptRegistration,
  secret: string | null,
  formerSource: (isHidden: boolean, world: World) => Promise<UnitSource>,
): Promise<RegisteredView | Refusal> {
  const shown =
    given.reader.principal.kind === 'nobody'
      ? (kept.shown ?? (kept as unknown as CaseView))
      : await shownAgain(cases, showToStaff, manager, given, kept);
  if (isRefusal(shown)) return shown;
  // The release before did not keep it, and its answers are kept for a day: as the same words would be placed.
  const unitFrom = kept.unitFrom ?? (await formerSource(shown.confidential, given));
  return { ...shown, unitFrom, ...(secret !== null && { queryCode: secret }) };
}

async function ledTo(
  manager: EntityManager,
  body: RegisterBody,
  otherwise: 'bureau' | 'own',
  { directory }: World,
): Promise<string | null> {
  // Who solved a matter on the spot is its unit, wherever that was.
  const placed = body.unit === undefined && otherwise === 'bureau' ? body.place : undefined;
  const leads = placed === undefined ? null : await unitOfPlace(manager, placed);
  return leads !== null && directory.units.has(leads) ? leads : null;
}

function sourceOf(
  isHidden: boolean,
  given: string | undefined,
  led: string | null,
  otherwise: 'bureau' | 'own',
): UnitSource {
  if (isHidden) return 'policy';
  if (given !== undefined) return 'given';
  return led === null ? otherwise : 'place';
}

export async function nextCaseNumber(
  manager: EntityManager,
  ledger: keyof typeof numberPrefix,
  year: string,
): Promise<string> {
  const prefix = numberPrefix[ledger];
  const [row] = (await manager.query(takeNumber, [prefix, Number(year)])) as {
    next: string;
  }[];
  return `${prefix}-${year}-${(row?.next ?? '').padStart(6, '0')}`;
}

const takeNumber = oftenSent('select next_case_number($1, $2) as next');
