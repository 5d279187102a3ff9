import { expect, it } from '@jest/globals';
import { Turns } from './turns.ts';

const here = new AbortController().signal;

/** Work that ends when it is told to, and what began in which order. */
function workshop() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  /** Lets what has been told happen. */
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, work, end };
}

it('whoever sends much waits for himself, and nobody for all of it', async () => {
  const { begun, work, end } = workshop();
  const turns = new Turns(1);
  for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2'])
    void turns.take(name[0] ?? '', here, work(name));
  for (const name of ['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']) {
    expect(begun.at(-1)).toBe(name);
    await end(name);
  }
  expect(begun).toHaveLength(7);
});

it('so many are under way at once', async () => {
  const { begun, work, end } = workshop();
  const turns = new Turns(2);
  for (const name of ['a', 'b', 'c']) void turns.take(name, here, work(name));
  expect(begun).toEqual(['a', 'b']);
  await end('a');
  expect(begun).toEqual(['a', 'b', 'c']);
});

it('whoever goes away while he waits has no turn, and keeps nobody from his', async () => {
  const { begun, work, end } = workshop();
  const turns = new Turns(1);
  const gone = new AbortController();
  void turns.take('a', here, work('a'));
  const left = turns.take('b', gone.signal, work('b'));
  void turns.take('c', here, work('c'));
  gone.abort();
  expect(await left).toBeNull();
  await end('a');
  expect(begun).toEqual(['a', 'c']);
  await end('c');
  expect(await turns.take('d', gone.signal, work('d'))).toBeNull();
  void turns.take('e', here, work('e'));
  expect(begun).toEqual(['a', 'c', 'e']);
});

it('work that fails gives its turn back', async () => {
  const turns = new Turns(1);
  await expect(turns.take('a', here, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await turns.take('a', here, () => Promise.resolve(7))).toBe(7);
});
