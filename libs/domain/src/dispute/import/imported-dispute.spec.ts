import { describe, expect, it } from '@jest/globals';
import { at } from '../../aggregate/city.scenario.ts';
import { worldAt } from '../given-dispute.scenario.ts';
import { checkDisputeRow, type ImportedDispute } from './imported-dispute.ts';
import { agreement, row, settled } from './imported-dispute.scenario.ts';

const world = worldAt('11-20 17:00', 'analyst');

describe('a row that cannot be', () => {
  const wrong = (changes: Partial<ImportedDispute>) =>
    checkDisputeRow(row(changes), world).map(({ code, fields }) => [...fields, code]);

  it.each<[string, Partial<ImportedDispute>, string[][]]>([
    ['no room', { place: 'city.east.river' }, [['place', 'unknown-place']]],
    ['no unit', { place: 'city.west' }, [['place', 'unknown-place']]],
    ['a level without a reason', { level: 'station' }, [['skipReason', 'skip-reason-required']]],
    [
      'a level before it was taken on',
      { status: 'screened', acceptedAt: null, level: 'county', skipReason: 'grave' },
      [['level', 'stage-forbids']],
    ],
    ['taken on without a moment', { acceptedAt: null }, [['acceptedAt', 'value-missing']]],
    ['taken on, only screened', { status: 'screened' }, [['acceptedAt', 'stage-forbids']]],
    ['agreed without a moment', { status: 'agreed', settlement: 'x' }, [['agreedAt', 'value-missing']]],
    [
      'performing without words',
      { status: 'performing', agreedAt: at('11-04 16:30') },
      [['settlement', 'value-missing']],
    ],
    ['settled without a moment', { ...settled, performedAt: null }, [['performedAt', 'value-missing']]],
    ['performed, still performing', { ...settled, status: 'performing' }, [['performedAt', 'stage-forbids']]],
    ['words without an agreement', { settlement: 'x' }, [['settlement', 'stage-forbids']]],
    [
      'referred with words that were never agreed',
      { status: 'referred', settlement: 'x' },
      [['agreedAt', 'value-missing']],
    ],
    [
      'withdrawn after it was agreed',
      { status: 'withdrawn', ...agreement },
      [
        ['agreedAt', 'stage-forbids'],
        ['settlement', 'stage-forbids'],
      ],
    ],
    ['settled without consent', { ...settled, consentB: null }, [['consentB', 'consent-missing']]],
    ['settled against consent', { ...settled, consentA: false }, [['consentA', 'consent-missing']]],
    ['taken on before it was screened', { acceptedAt: at('11-03 10:39') }, [['acceptedAt', 'out-of-order']]],
    [
      'performed before it was agreed',
      { ...settled, performedAt: at('11-04 16:29') },
      [['performedAt', 'out-of-order']],
    ],
    ['in the future', { acceptedAt: at('11-20 17:00:01') }, [['acceptedAt', 'future-moment']]],
    [
      'before the years that are reckoned with',
      { screenedAt: Date.UTC(1899, 11, 1) },
      [['screenedAt', 'moment-out-of-range']],
    ],
  ])('is refused by column: %s', (_, changes, expected) => {
    expect(wrong(changes)).toEqual(expected);
  });

  it('is refused where nobody is known who could answer for the place', () => {
    const nobody = { ...world, directory: { ...world.directory, holdings: new Map(), people: new Map() } };
    expect(checkDisputeRow(row(), { ...nobody, holdings: new Map() })).toMatchObject([
      { code: 'unknown-person', fields: ['place'] },
    ]);
  });

  it('is fit at this very moment, referred after an agreement, withdrawn before it was taken on', () => {
    expect(wrong({ acceptedAt: world.now })).toEqual([]);
    expect(wrong({ status: 'referred', ...agreement })).toEqual([]);
    expect(wrong({ status: 'withdrawn', acceptedAt: null })).toEqual([]);
  });
});
