import { describe, expect, it } from '@jest/globals';
import { apart, type Bounds } from './apart.ts';

const bounds: Bounds = { megabytes: 32, seconds: 20 };
const first = (said: unknown) => said;
const outgrown = { how: 'outgrown' };
const fills = `const all = []; for (;;) all.push({ more: 'x'.repeat(20) + all.length });`;

describe('work on what a stranger sent', () => {
  it('is given its task as it is, and is heard until somebody has heard enough', async () => {
    const task = { bytes: Uint8Array.from([0, 255]), line: '\u2028' };
    const heard: unknown[] = [];
    const all = await apart(
      `for (let i = 0; ; i += 1) say([i, task.bytes.length, task.line]);`,
      task,
      bounds,
      (said: unknown) => (heard.push(said) === 3 ? heard : undefined),
    );
    expect(all.slice(0, 2)).toEqual([
      [0, 2, '\u2028'],
      [1, 2, '\u2028'],
    ]);
  });

  it('knows nothing of who began it', async () => {
    process.env['FENGQIAO_SECRET_OF_THIS_SPEC'] = 'secret';
    const known = await apart(`say(Object.keys(process.env));`, null, bounds, first);
    delete process.env['FENGQIAO_SECRET_OF_THIS_SPEC'];
    expect(known).not.toContain('FENGQIAO_SECRET_OF_THIS_SPEC');
  });

  // A thread that does the first ends the whole process, whatever it was bounded to.
  it.each([
    ['its heap at once', `new Array(1e9).fill({}).map((_, i) => ({ i }));`],
    ['its heap bit by bit', fills],
  ])('outgrows %s, and nothing else ends', async (_, work) => {
    await expect(apart(work, null, bounds, first)).rejects.toMatchObject(outgrown);
  });

  it('is ended when its time is over, also where it lets nothing else have a turn', async () => {
    await expect(apart(`for (;;);`, null, { ...bounds, seconds: 0.3 }, first)).rejects.toMatchObject(
      outgrown,
    );
  });

  it('is ended when nobody waits any more, or never did', async () => {
    const leaving = new AbortController();
    const left = apart(`say('begun'); for (;;);`, null, { ...bounds, gone: leaving.signal }, () =>
      leaving.abort(),
    );
    await expect(left).rejects.toMatchObject(outgrown);
    const never = apart(`say('begun');`, null, { ...bounds, gone: AbortSignal.abort() }, first);
    await expect(never).rejects.toMatchObject(outgrown);
  });

  it.each([
    ['throws', `throw new Error('no');`],
    ['ends without a word', `process.exit(0);`],
    ['crashes', `process.kill(process.pid, 'SIGSEGV'); for (;;);`],
  ])('has crashed where it %s', async (_, work) => {
    await expect(apart(work, null, bounds, first)).rejects.toMatchObject({ how: 'crashed' });
  });

  it('that does not read its task breaks nothing off', async () => {
    const task = new Uint8Array(4_000_000);
    await expect(apart('', task, { ...bounds, gone: AbortSignal.abort() }, first)).rejects.toMatchObject(
      outgrown,
    );
  });

  it('that cannot be begun fails alone, and is no crash over what was read', async () => {
    const { execPath } = process;
    process.execPath = '/nowhere/node';
    const begun = apart('', null, bounds, first);
    process.execPath = execPath;
    await expect(begun).rejects.toMatchObject({ code: 'ENOENT' });
    // A rejection that nobody waits for is told after this turn, and fails this file.
    await new Promise((resolve) => setImmediate(resolve));
  });
});
