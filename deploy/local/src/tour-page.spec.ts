import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blocksOf, patternOf, tidy } from './page-blocks.scenario.ts';
import { RunningStack } from './running-stack.scenario.ts';
import { widthOf } from './tour/lines.ts';

const root = new URL('../../..', import.meta.url).pathname;
const pages = {
  'docs/tour.md': blocksOf(root, 'docs/tour.md'),
  'docs/zh-CN/tour.md': blocksOf(root, 'docs/zh-CN/tour.md'),
};
const commands = pages['docs/tour.md'].map(({ command }) => command);

let stack: RunningStack;
let printed: { readonly code: number; readonly text: string }[];

beforeAll(async () => {
  stack = await RunningStack.create();
  await stack.start();
  printed = await typed(commands.map((command) => onOurPorts(command)));
}, 300_000);
afterAll(() => stack.remove(), 60_000);

/** A page names the ports the stack has unless it is told others. */
function onOurPorts(text: string): string {
  return text.replaceAll(/127\.0\.0\.1:31(\d\d)/g, (_, port) => `127.0.0.1:${stack.portBase + Number(port)}`);
}

/** What one shell prints and exits with, block by block. */
async function typed(blocks: readonly string[]): Promise<typeof printed> {
  const mark = '--- end of a block:';
  const script = blocks.map((block) => `{\n${block}}; printf '%s %s\\n' '${mark}' "$?"`).join('\n');
  const shell = spawn('bash', ['-o', 'pipefail', '-c', script], { cwd: root, env: stack.environment });
  let output = '';
  shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  shell.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await new Promise((resolve) => shell.once('exit', resolve));
  return output
    .split(new RegExp(`(?<=${mark} \\d+)\\n`))
    .slice(0, -1)
    .map((text) => {
      const [before = '', code] = text.split(`${mark} `);
      return { code: Number(code), text: before };
    });
}

describe('the tour a newcomer is given', () => {
  it('has the same commands in both languages', () => {
    expect(pages['docs/zh-CN/tour.md'].map(({ command }) => command)).toEqual(commands);
    expect(commands.length).toBeGreaterThan(8);
  });

  it.each(commands.map((command, n) => [n + 1, command.split('\n')[0]?.slice(0, 60), n] as const))(
    'block %i works as it stands and prints what the page says: %s',
    (_, __, n) => {
      expect(printed[n]).toMatchObject({ code: 0 });
      const text = tidy(printed[n]?.text ?? '');
      for (const blocks of Object.values(pages)) {
        const promised = blocks[n]?.promised ?? null;
        if (promised === null) expect(text).toBe('');
        else expect(text).toMatch(patternOf(promised));
      }
    },
  );
});

describe('npm run tour', () => {
  it('is short, and its columns stand under one another', () => {
    const lines = (printed.at(-1)?.text ?? '').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(200);
    const arrows = lines
      .filter((line) => / [→✗] /.test(line))
      .map((line) => widthOf(line.split(/[→✗]/)[0] ?? ''));
    const usual = arrows.filter((width) => width === arrows[0]);
    expect(usual.length / arrows.length).toBeGreaterThan(0.95);
  });
});
