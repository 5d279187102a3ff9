import { attachmentsOf, unfitEvidence } from '../../aggregate/evidence.ts';
import { notTheirsToSet, type FieldSetters } from '../../aggregate/field-setters.ts';
import { DAY_MS } from '../../clock/dates/civil-date.ts';
import { localDate } from '../../clock/calendar/working-days.ts';
import { isInRange } from '../../clock/projection/run-check.ts';
import { bureauOf } from '../../directory/directory.ts';
import { isRefusal, refuse, type Refusal } from '../../refusal.ts';
import * as placing from '../acts/place.ts';
import * as working from '../acts/work.ts';
import type { HandleAtOnceCommand, RegisterCommand } from '../commands/case-command.ts';
import type { CaseEvent } from '../case-event.ts';
import { takeDueRungs } from '../ladder/climb.ts';
import { evolve, evolveAll } from '../evolve.ts';
import { handleAtOnceSetters, registrationSetters } from '../commands/registration.ts';
import { backdatableDays, knowsResponseClass, ordinary } from '../rules/policy.ts';
import { noUploads, tooMany, unfitAttachments } from '../rules/attachments.ts';
import { unfitCategory } from '../rules/catalogue.ts';
import { unfitHandler, unfitUnit } from './fitness.ts';
import { contextOf, type World } from './world.ts';

type Matter = Omit<RegisterCommand, 'command'>;

/** Registers a matter; anyone may through the portal, a desk or an officer through any other channel. */
export function decideRegister(command: RegisterCommand, world: World): CaseEvent[] | Refusal {
  return (command.channel === 'portal' ? null : notOnDuty(world)) ?? register(command, world);
}

/**
 * 两快: a simple matter solved on the spot is registered, assigned to the acting officer's unit and replied to in one
 * command; its owner approves it at sign-off. Without a unit it is the officer's own.
 */
export function decideHandleAtOnce(command: HandleAtOnceCommand, world: World): CaseEvent[] | Refusal {
  const refusal = notOnDuty(world) ?? unfitFiles(command, world);
  if (refusal) return refusal;
  const { reader } = world;
  const officer = reader.id ?? '';
  const ownUnit = reader.seated.find(({ role }) => role === 'officer' || role === 'desk')?.unit ?? '';
  const registered = register({ ...command, unit: command.unit ?? ownUnit }, world, handleAtOnceSetters);
  if (isRefusal(registered)) return registered;
  const state = evolveAll(null, registered, command.id);
  const unfit = unfitUnit(state, ownUnit, world) ?? unfitHandler(state, ownUnit, officer, world);
  if (unfit) return unfit;
  const context = contextOf(world);
  const { ledger, category, ownerPost, proposedUnit, confidentiality } = state;
  const placement = { ledger, category, ownerPost, proposedUnit, confidentiality };
  const steps = [
    (now: typeof state) => placing.submit(now, context, placement),
    (now: typeof state) => placing.assign(now, context, { unit: ownUnit, handler: officer, atOnce: true }),
    (now: typeof state) => working.accept(now, context, officer),
    (now: typeof state) => working.reply(now, context, command),
  ];
  let current = state;
  const events = steps.map((step) => {
    const event = step(current);
    current = evolve(current, event, current.id);
    return event;
  });
  return [...registered, ...events];
}

/** What a result is shown by is not what the citizen sent: neither counts as the other. */
function unfitFiles(command: HandleAtOnceCommand, { uploads = noUploads, rules }: World): Refusal | null {
  const sent = new Set((command.attachments ?? []).map(({ id }) => id));
  const usable = new Set([...uploads.usable].filter((id) => !sent.has(id)));
  const { evidence } = command;
  return (
    unfitEvidence(evidence, usable) ??
    tooMany(attachmentsOf(evidence).length, uploads.held.size + sent.size, rules.policy)
  );
}

function notOnDuty({ reader }: World): Refusal | null {
  if (reader.principal.kind === 'nobody') return refuse('unauthenticated');
  return reader.roles.some((role) => role === 'desk' || role === 'officer') ? null : refuse('forbidden');
}

function register(
  matter: Matter,
  world: World,
  setters: FieldSetters = registrationSetters,
): CaseEvent[] | Refusal {
  const { now, directory, rules, reader } = world;
  const { responseClass } = matter;
  const said = { ...matter, responseClass: responseClass === ordinary ? null : responseClass };
  const notTheirs = notTheirsToSet(setters, said, reader);
  if (notTheirs) return notTheirs;
  const receivedAt = matter.receivedAt ?? now;
  if (receivedAt > now) return refuse('future-moment', 'receivedAt');
  if (!isInRange(receivedAt, rules.calendar)) return refuse('moment-out-of-range', 'receivedAt');
  if (receivedAt < now - backdatableDays(rules.policy) * DAY_MS) return refuse('too-long-ago', 'receivedAt');
  const { consentOn } = matter;
  if (consentOn !== undefined && consentOn > localDate(rules.calendar, now))
    return refuse('future-moment', 'onBehalfOf.consent.on');
  if (!knowsResponseClass(rules.policy, matter.responseClass))
    return refuse('unknown-response-class', 'responseClass');
  const unknown = unknownPlace(matter, world) ?? unfitCategory(rules.catalogue, matter, reader.id !== null);
  if (unknown) return unknown;
  const unfit = unfitAttachments(matter.attachments ?? [], world.uploads ?? noUploads, rules.policy);
  if (unfit) return unfit;
  const unit = matter.unit ?? bureauOf(directory)?.path ?? null;
  const { subjectUnit, subjectsInWords: inWords } = matter;
  const subjectUnits = subjectUnit === null ? [] : [subjectUnit];
  const placement = placing.place(world, { ...matter, unit, subjectUnits, inWords });
  if (!placement) return refuse('unknown-unit', 'unit');
  const registration = { ...matter, ...placement, receivedAt, registeredAt: now };
  const registered = placing.register(contextOf(world), registration);
  const state = evolve(null, registered, matter.id);
  // Written down late, it may already have passed rungs: they are taken in the same breath.
  return [registered, ...takeDueRungs(state, world)];
}

function unknownPlace(matter: Matter, { directory: { units, people } }: World): Refusal | null {
  // A partner takes no matters of the public: what is handed to it is a complaint, by policy.
  const placed = matter.unit === null ? null : units.get(matter.unit);
  if (placed === undefined || placed?.level === 'partner') return refuse('unknown-unit', 'unit');
  if (matter.subjectUnit !== null && !units.has(matter.subjectUnit))
    return refuse('unknown-unit', 'subjectUnit');
  const stranger = matter.subjectPersons.findIndex((id) => !people.has(id));
  return stranger >= 0 ? refuse('unknown-person', `subjectPersons.${stranger}`) : null;
}
