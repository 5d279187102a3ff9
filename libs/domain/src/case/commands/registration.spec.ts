import { describe, expect, it } from '@jest/globals';
import { notTheirsToSet } from '../../aggregate/field-setters.ts';
import { at } from '../../aggregate/city.scenario.ts';
import { roles } from '../../directory/directory.ts';
import { isRefusal } from '../../refusal.ts';
import { citizen, codeOf, reader, register } from '../given-case.scenario.ts';
import { registrationSetters, type RegistrationField } from './registration.ts';

const fields = Object.keys(registrationSetters) as RegistrationField[];
const said: Partial<Record<RegistrationField, unknown>> = {
  receivedAt: at('11-01 10:00'),
  responseClass: '1-3-5',
  subjectPersons: ['lake-officer'],
};

describe('each field of a registration, cell by cell', () => {
  it.each(fields)('%s is set by those the table names, and by nobody else', (field) => {
    const given = { [field]: said[field] ?? 'said' };
    const setters: readonly string[] | 'anyone' = registrationSetters[field];
    for (const role of roles) {
      const refusal = notTheirsToSet(registrationSetters, given, { ...reader('east-desk'), roles: [role] });
      const may = setters === 'anyone' || setters.includes(role);
      expect([role, refusal?.code ?? null, refusal?.fields ?? []]).toEqual(
        may ? [role, null, []] : [role, 'forbidden', [field]],
      );
    }
    const unidentified = notTheirsToSet(registrationSetters, given, citizen);
    expect(unidentified?.code ?? null).toBe(setters === 'anyone' ? null : 'unauthenticated');
  });
});

describe('a matter that is registered', () => {
  it('by nobody in particular has no moment, class or persons that its caller chose', () => {
    for (const field of ['receivedAt', 'responseClass', 'subjectPersons'] as const) {
      const outcome = register('11-02 10:00', { [field]: said[field] }, citizen);
      expect([field, codeOf(outcome)]).toEqual([field, 'unauthenticated']);
      const analysed = register('11-02 10:00', { [field]: said[field] }, reader('analyst'));
      expect([field, codeOf(analysed)]).toEqual([field, 'forbidden']);
    }
  });

  it('is dated back by staff for as many days as the policy says, to the millisecond', () => {
    const desk = reader('river-desk');
    const when = (text: string) => codeOf(register('11-30 10:00', { receivedAt: at(text) }, desk));
    expect(when('10-31 10:00')).toBeNull();
    expect(when('10-31 09:59')).toBe('too-long-ago');
    expect(codeOf(register('11-30 10:00', { receivedAt: at('2026-06-01 09:00') }, desk))).toBe(
      'too-long-ago',
    );
  });

  it('goes to a unit of the bureau, never to a partner', () => {
    const outcome = register('11-02 10:00', { unit: 'partner.jijian' });
    expect(isRefusal(outcome) && [outcome.code, outcome.fields]).toEqual(['unknown-unit', ['unit']]);
  });
});
