import { unit } from './kept-cities.ts';

/** A page that a desk asks for, as whom; `walk`: so many pages further on. */
export interface Question {
  readonly as: string;
  readonly path: string;
  readonly walk?: number;
}

const desk = 'linjiang-desk';
const bureau = 'bureau-desk';
const list = (query: string) => `/v1/cases?limit=50&${query}`;
const where = (condition: object) => `where=${encodeURIComponent(JSON.stringify(condition))}`;

/** What is known of the city before it is asked. */
export interface Known {
  readonly id: string;
  readonly number: string;
  readonly phone: string;
  readonly name: string;
  readonly place: string;
  readonly mark: string;
}

/** Each list, filter, count and page of a desk's day: of one station, and of the whole bureau. */
export function questions(known: Known): Readonly<Record<string, Question>> {
  const q = (text: string) => `q=${encodeURIComponent(text)}`;
  return {
    'station, due first': { as: desk, path: list(`order=due&unit=${unit}`) },
    'station, due first, page 20': { as: desk, path: list(`order=due&unit=${unit}`), walk: 19 },
    'station, without a filter': { as: desk, path: list('order=due') },
    'station, newest': { as: desk, path: list(`unit=${unit}`) },
    'station, received': { as: desk, path: list(`order=received&unit=${unit}`) },
    'station, late': { as: desk, path: list(`order=due&unit=${unit}&overdue=true`) },
    'station, one stage': { as: desk, path: list(`order=due&unit=${unit}&stage=handling`) },
    own: { as: 'linjiang-officer-a', path: list('order=due&handler=linjiang-officer-a') },
    'bureau, due first': { as: bureau, path: list('order=due') },
    'bureau, due first, page 100': { as: bureau, path: list('order=due'), walk: 99 },
    'bureau, received, page 100': { as: bureau, path: list('order=received'), walk: 99 },
    'bureau, late': { as: bureau, path: list('order=due&overdue=true') },
    'bureau, one stage': { as: bureau, path: list('order=due&stage=replied') },
    'bureau, one ledger': { as: bureau, path: list('order=received&ledger=claim') },
    'a built search': {
      as: desk,
      path: list(
        `order=due&${where({ all: [{ unit: [unit] }, { not: { stage: ['closed'] } }, { any: [{ overdue: true }, { words: '噪声' }] }] })}`,
      ),
    },
    'count, station': { as: desk, path: `/v1/cases/counts?unit=${unit}` },
    'count, own': { as: 'linjiang-officer-a', path: '/v1/cases/counts?handler=linjiang-officer-a' },
    'count, late': { as: desk, path: '/v1/cases/counts?overdue=true' },
    'count, all': { as: bureau, path: '/v1/cases/counts' },
    number: { as: bureau, path: list(q(known.number)) },
    telephone: { as: desk, path: list(q(known.phone)) },
    name: { as: desk, path: list(q(known.name)) },
    'words that few have': { as: bureau, path: list(`order=due&${q(`${known.place.slice(0, 3)} 分贝`)}`) },
    'a word that many have': { as: bureau, path: list(`order=due&${q('噪声')}`) },
    'a case': { as: desk, path: `/v1/cases/${known.id}` },
    'its history': { as: desk, path: `/v1/cases/${known.id}/events` },
    'its clocks': { as: desk, path: `/v1/cases/${known.id}/clocks` },
    'changed since, nothing': { as: desk, path: list(`changedSince=${known.mark}`) },
    'groups of a station': { as: desk, path: `/v1/cases/groups?by=stage&unit=${unit}` },
  };
}
