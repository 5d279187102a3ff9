import { spawnSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly node: string;
  readonly platform: string;
  /** Of the checkout, with `+` where files differ from it; null outside of one. A figure is one of a commit. */
  readonly commit: string | null;
  /** Of the last minute, before anything was measured: other work on the machine falls on the figures. */
  readonly loadAverage: number;
}

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    commit: commitHere(),
    loadAverage: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

function commitHere(): string | null {
  const git = (...words: string[]) => spawnSync('git', words, { encoding: 'utf8' }).stdout?.trim() || null;
  const commit = git('rev-parse', '--short=10', 'HEAD');
  return commit && git('status', '--porcelain', '--untracked-files=no') ? `${commit}+` : commit;
}
