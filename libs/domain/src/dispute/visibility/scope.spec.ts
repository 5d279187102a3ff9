import { describe, expect, it } from '@jest/globals';
import { nobody } from '../../aggregate/reader.ts';
import { canReadConfidence, canSeeDispute } from './scope.ts';
import { codeOf, held, planned, readerOf, worldAt } from '../given-dispute.scenario.ts';

const world = worldAt('11-03 09:00', 'river-officer');
const own = (who: string) =>
  canReadConfidence(session.state, { party: 'A', by: 'river-desk' }, readerOf(who), world);
const session = planned();

describe('what a party says in confidence', () => {
  it.each([
    ['party A', true],
    ['party B', false],
    ['redflag-mediator', true],
    ['river-officer', true],
    ['river-chief', true],
    ['east-deputy', true],
    // Wrote it down.
    ['river-desk', true],
    ['east-chief', false],
    ['justice-member', false],
    ['supervisor', false],
    ['analyst', false],
  ])('is read by %s: %s', (who, reads) => {
    expect(own(who)).toBe(reads);
  });

  it('is no more read by a panelist whom a tie binds, who may do nothing there either', () => {
    const seated = planned().then('11-03 09:00', 'river-officer', {
      ...{ command: 'replace-panelist', session: 1, panelist: 'redflag-mediator' },
      by: { person: 'justice-member', capacity: 'partner' },
    });
    const reads = (dispute: typeof seated) =>
      canReadConfidence(dispute.state, { party: 'A', by: null }, readerOf('justice-member'), world);
    expect(reads(seated)).toBe(true);
    const tied = seated.then('11-03 09:10', 'justice-member', {
      ...{ command: 'declare-tie', session: 1, panelist: 'justice-member', tied: true },
    });
    expect(reads(tied)).toBe(false);
    expect(codeOf(tied.when('11-04 16:00', 'justice-member', held('agreed')))).toBe('not-found');
  });
});

describe('whom a dispute exists for', () => {
  it.each([
    ['party A', true],
    ['river-desk', true],
    ['city-chief', true],
    ['redflag-mediator', true],
    ['justice-member', true],
    ['supervisor', true],
    ['petition-member', false],
    ['lake-desk', false],
  ])('%s: %s', (who, sees) => {
    expect(canSeeDispute(session.state, readerOf(who), world)).toBe(sees);
  });

  it('a party of another dispute is a stranger', () => {
    const stranger = { ...nobody, partyOf: { disputeId: 'dispute-9', party: 'A' } };
    expect(canSeeDispute(session.state, stranger, world)).toBe(false);
    expect(canReadConfidence(session.state, { party: 'A', by: null }, stranger, world)).toBe(false);
  });
});
