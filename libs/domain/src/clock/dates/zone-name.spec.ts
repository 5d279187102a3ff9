import { describe, expect, it } from '@jest/globals';
import { isZoneName } from './zone-name.ts';
import { zoneOf } from './zone.ts';

describe('given a text that may be a time zone’s name', () => {
  it.each([
    ...[
      'Asia/Shanghai',
      'asia/shanghai',
      'AMERICA/PORT-AU-PRINCE',
      'America/Argentina/Buenos_Aires',
      'US/Hawaii',
    ],
    ...['Etc/GMT-8', 'Etc/GMT+12', 'Etc/UTC', 'UTC', 'utc', 'GMT', 'GMT0', 'GMT+0', 'GMT-0', 'Zulu'],
    ...['PRC', 'EST', 'EST5EDT', 'W-SU', 'NZ-CHAT', 'GB-Eire', 'Hongkong'],
  ])('when it is %s, then it is one, and there is such a zone', (name) => {
    expect(isZoneName(name)).toBe(true);
    expect(zoneOf(name)).not.toBeNull();
  });

  it.each([
    ...['+08:00', '-08:00', '\u221208:00', '+0800', '+08', '-00:00', '+08:00:00', '+24:00'],
    ...['UTC+8', 'UTC+08:00', 'UTC-8', 'GMT+8', 'GMT-8', 'GMT+08:00', 'GMT+00', 'Z', 'CST-8', 'EST+5'],
  ])('when it is the offset %s, then it is none, whatever this Node says', (offset) => {
    expect(isZoneName(offset)).toBe(false);
    expect(zoneOf(offset)).toBeNull();
  });

  it.each(['BST', 'IST', 'CTT', 'PST', 'SystemV/EST5EDT', 'right/UTC', 'Factory', 'posixrules', 'localtime'])(
    'when it is %s, which others than IANA know, then it is none',
    (name) => {
      expect(isZoneName(name)).toBe(false);
      expect(zoneOf(name)).toBeNull();
    },
  );

  it.each([
    ...[
      '',
      'Asia',
      'Asia/',
      '/Asia/Shanghai',
      'Asia//Shanghai',
      'Asia/Shanghai/',
      ' Asia/Shanghai',
      'Asia/Shanghai\n',
    ],
    ...[
      'Asia/../Shanghai',
      'Asia/8',
      'Asia\\Shanghai',
      'A\u017fia/Shanghai',
      'RO\u212a',
      'Asia/Shanghai,UTC',
    ],
  ])('when it is %j, then it is none', (text) => {
    expect(isZoneName(text)).toBe(false);
    expect(zoneOf(text)).toBeNull();
  });

  it.each(['Mars/Olympus', 'Asia/Nowhere', 'Etc/GMT-15', 'America/Argentina/Shanghai'])(
    'when it is written as one but %s is nowhere, then there is no such zone',
    (name) => {
      expect(zoneOf(name)).toBeNull();
    },
  );

  it('when Intl lists it, then it is one', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isZoneName(name))).toEqual([]);
  });
});
