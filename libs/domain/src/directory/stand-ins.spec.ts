import { describe, expect, it } from '@jest/globals';
import { at } from '../aggregate/city.scenario.ts';
import { cityWith } from '../case/given-case.scenario.ts';
import { personAt, seatsOf } from './directory.ts';
import { actingFor, holderOf } from './posts.ts';

const river = 'city.east.river#chief';
const east = 'city.east#chief';
const leave = { since: at('11-16 09:00'), until: at('11-23 09:00') };
const during = at('11-18 10:00');

describe('a chief on leave', () => {
  it('without a stand-in leaves the work to the chief one level up, for as long as the leave lasts', () => {
    const city = cityWith({ absences: [{ person: 'river-chief', ...leave }] });
    const acting = (when: string) => actingFor(city, river, at(when));
    expect(acting('11-16 08:59')).toEqual({ person: 'river-chief', post: river, standIn: false });
    expect(acting('11-16 09:00')).toEqual({ person: 'east-chief', post: east, standIn: true });
    expect(acting('11-23 08:59')).toEqual({ person: 'east-chief', post: east, standIn: true });
    expect(acting('11-23 09:00')).toEqual({ person: 'river-chief', post: river, standIn: false });
  });

  it('with a stand-in leaves it to him or her, recorded as a stand-in of the post itself', () => {
    const standIns = [{ unit: 'city.east.river', post: 'chief', person: 'river-officer', ...leave }];
    const city = cityWith({ standIns, absences: [{ person: 'river-chief', ...leave }] });
    expect(actingFor(city, river, during)).toEqual({ person: 'river-officer', post: river, standIn: true });
    expect(holderOf(city, river, during)).toBe('river-chief');
  });

  it('is away by the setting of a stand-in alone', () => {
    const standIns = [{ unit: 'city.east.river', post: 'chief', person: 'east-officer', ...leave }];
    const city = cityWith({ standIns });
    expect(actingFor(city, river, during)?.person).toBe('east-officer');
    expect(actingFor(city, river, at('11-23 09:00'))?.person).toBe('river-chief');
  });

  it('whose stand-in is away too leaves it to the chief one level up', () => {
    const standIns = [{ unit: 'city.east.river', post: 'chief', person: 'river-officer', ...leave }];
    const city = cityWith({ standIns, absences: [{ person: 'river-officer', ...leave }] });
    expect(actingFor(city, river, during)).toEqual({ person: 'east-chief', post: east, standIn: true });
  });

  it('whose superior is away with a stand-in leaves it to that one', () => {
    const standIns = [{ unit: 'city.east', post: 'chief', person: 'east-officer', ...leave }];
    const city = cityWith({ standIns, absences: [{ person: 'river-chief', ...leave }] });
    expect(actingFor(city, river, during)).toEqual({ person: 'east-officer', post: east, standIn: true });
  });
});

describe('a vacant post', () => {
  it('can be stood in for', () => {
    const standIns = [{ unit: 'city.north.gate', post: 'chief', person: 'gate-desk', ...leave }];
    const acting = actingFor(cityWith({ standIns }), 'city.north.gate#chief', during);
    expect(acting).toEqual({ person: 'gate-desk', post: 'city.north.gate#chief', standIn: true });
  });
});

describe('who stands in', () => {
  it('sits in the unit meanwhile, and so is one from whom its complaints are hidden', () => {
    const standIns = [{ unit: 'city.east.river', post: 'chief', person: 'lake-officer', ...leave }];
    const city = cityWith({ standIns });
    expect(seatsOf(city, 'lake-officer', during)).toEqual(['city.east.lake', 'city.east.river']);
    expect(seatsOf(city, 'lake-officer', leave.until)).toEqual(['city.east.lake']);
  });
});

describe('a person who moved', () => {
  const city = cityWith({
    postings: [
      {
        person: 'lake-officer',
        role: 'desk',
        unit: 'city.east.river',
        since: null,
        until: at('11-16 09:00'),
      },
      {
        person: 'lake-officer',
        role: 'officer',
        unit: 'city.east.lake',
        since: at('11-16 09:00'),
        until: null,
      },
    ],
  });

  it('sat then where he or she sat then', () => {
    expect(personAt(city, 'lake-officer', at('11-16 08:59'))).toMatchObject({
      role: 'desk',
      unit: 'city.east.river',
    });
    expect(personAt(city, 'lake-officer', at('11-16 09:00'))).toMatchObject({
      role: 'officer',
      unit: 'city.east.lake',
    });
  });
});
