import { describe, expect, it } from '@jest/globals';
import {
  HORIZON_FROM,
  HORIZON_TO,
  momentOfLocal,
  offsetAt,
  offsetIn,
  segmentAt,
  zoneOf,
  type Zone,
} from './zone.ts';

const HOUR = 3_600_000;

function zone(name: string): Zone {
  const found = zoneOf(name);
  if (found === null) throw new Error(`no zone ${name}`);
  return found;
}

function localToUtc(name: string, local: string): string {
  return new Date(momentOfLocal(zone(name), Date.parse(`${local}Z`))).toISOString();
}

describe('given a zone’s name', () => {
  it('then letter case leads to the same zone', () => {
    expect(zoneOf('asia/shanghai')).toBe(zoneOf('Asia/Shanghai'));
  });

  it('then an alias has the same offsets, summer time of long ago included', () => {
    const moments = [Date.UTC(1990, 6, 1), Date.UTC(1990, 11, 1), Date.UTC(2026, 6, 1)];
    const offsets = moments.map((moment) => offsetAt(zone('PRC'), moment) / HOUR);
    expect(offsets).toEqual([9, 8, 8]);
  });
});

describe('given a zone at UTC itself', () => {
  it('then its offset is none', () => {
    expect([offsetAt(zone('UTC'), 0), offsetAt(zone('Africa/Abidjan'), Date.UTC(2026, 0, 1))]).toEqual([
      0, 0,
    ]);
  });
});

describe('given what an Intl may write', () => {
  it.each([
    ['1/1/2026, GMT+08:00', 8 * HOUR],
    ['1/1/2026, GMT-03:30', -3.5 * HOUR],
    ['12/31/1899, GMT+08:05:43', 8 * HOUR + 343_000],
    // None, as ICU 78 writes it and as ICU 77 did.
    ['1/1/2026, GMT+00:00', 0],
    ['1/1/2026, GMT', 0],
  ])('when it is %j, then the offset is %d ms', (written, offset) => {
    expect(offsetIn(written)).toBe(offset);
  });

  it.each(['1/1/2026, GMT+8', '1/1/2026, UTC+08:00', '1/1/2026', '1/1/2026, GMT+08:00 (CST)'])(
    'when it is %j, then it is an error and not UTC',
    (written) => {
      expect(() => offsetIn(written)).toThrow(RangeError);
    },
  );
});

describe('given moments beyond the years that are kept', () => {
  it('then each is asked of Intl alone, and nothing is kept', () => {
    const tokyo = zone('Asia/Tokyo');
    for (const moment of [HORIZON_FROM - 1, HORIZON_TO, HORIZON_TO + 1]) {
      const { offset, ...stretch } = segmentAt(tokyo, moment);
      expect(stretch).toEqual({ from: moment, to: moment + 1 });
      expect(offset).toBeGreaterThan(8 * HOUR);
    }
    expect(Object.keys(tokyo.chunks)).toEqual([]);
    segmentAt(tokyo, HORIZON_FROM);
    segmentAt(tokyo, HORIZON_TO - 1);
    expect(Object.keys(tokyo.chunks)).toEqual(['0', '99']);
  });
});

describe('given moments around every change of offset', () => {
  const probes = [
    'America/New_York',
    'Africa/Cairo',
    'Africa/Casablanca',
    'America/Argentina/Tucuman',
    'Pacific/Apia',
    'Asia/Gaza',
    'Africa/Monrovia',
  ];

  it.each(probes)('then the compiled offsets of %s are those of Intl, to the millisecond', (name) => {
    const intl = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' });
    const intlOffset = (moment: number) => {
      const [, sign, hours, minutes, seconds] =
        /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(intl.format(moment)) ?? [];
      return (
        (sign === '-' ? -1000 : 1000) *
        (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0))
      );
    };
    for (let moment = Date.UTC(1995, 0, 1); moment < Date.UTC(2030, 0, 1);) {
      const { to, offset } = segmentAt(zone(name), moment);
      expect(offset).toBe(intlOffset(moment));
      expect(offset).toBe(intlOffset(to - 1));
      expect(offsetAt(zone(name), to)).toBe(intlOffset(to));
      moment = to;
    }
  });

  it('then a week of daylight saving is not overlooked', () => {
    for (const name of ['America/Recife', 'America/Noronha', 'America/Boa_Vista']) {
      const before = offsetAt(zone(name), Date.UTC(2000, 9, 5));
      expect(offsetAt(zone(name), Date.UTC(2000, 9, 11))).toBe(before + HOUR);
      expect(offsetAt(zone(name), Date.UTC(2000, 9, 17))).toBe(before);
    }
  });

  it('then far-off moments are answered too', () => {
    expect(offsetAt(zone('Asia/Shanghai'), Date.UTC(9999, 0, 1))).toBe(8 * HOUR);
    expect(offsetAt(zone('Asia/Shanghai'), Date.UTC(1890, 0, 1))).toBe(8 * HOUR + 343_000);
    expect(offsetAt(zone('UTC'), Date.UTC(2026, 0, 1))).toBe(0);
  });
});

describe('given a local time', () => {
  it('when it does not exist, then it takes the offset before the change', () => {
    expect(localToUtc('America/New_York', '2026-03-08T02:30:00')).toBe('2026-03-08T07:30:00.000Z');
    expect(localToUtc('America/Sao_Paulo', '2018-11-04T00:00:00')).toBe('2018-11-04T03:00:00.000Z');
    expect(localToUtc('America/Sao_Paulo', '2018-11-04T00:30:00')).toBe('2018-11-04T03:30:00.000Z');
    expect(localToUtc('Africa/Cairo', '2014-05-16T00:15:00')).toBe('2014-05-15T22:15:00.000Z');
    expect(localToUtc('Pacific/Apia', '2011-12-30T12:00:00')).toBe('2011-12-30T22:00:00.000Z');
  });

  it('when it exists twice, then it is the first', () => {
    expect(localToUtc('America/New_York', '2026-11-01T01:30:00')).toBe('2026-11-01T05:30:00.000Z');
    expect(localToUtc('America/St_Johns', '2010-11-07T00:00:00')).toBe('2010-11-07T02:30:00.000Z');
    expect(localToUtc('Australia/Lord_Howe', '2026-04-05T01:45:00')).toBe('2026-04-04T14:45:00.000Z');
  });

  it('when it stands at the edge of a change, then it exists once', () => {
    expect(localToUtc('America/New_York', '2026-03-08T01:59:59')).toBe('2026-03-08T06:59:59.000Z');
    expect(localToUtc('America/New_York', '2026-03-08T03:00:00')).toBe('2026-03-08T07:00:00.000Z');
    expect(localToUtc('America/New_York', '2026-11-01T00:59:59')).toBe('2026-11-01T04:59:59.000Z');
    expect(localToUtc('America/New_York', '2026-11-01T02:00:00')).toBe('2026-11-01T07:00:00.000Z');
  });
});
