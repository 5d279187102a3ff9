import { expect } from '@jest/globals';
import { sampleFile } from '@fengqiao/test-rig/harness/sample';
import type { TestService } from '@fengqiao/test-rig/harness/test-service';
import { hongqi } from '../mediation.scenario.ts';

export type What = 'disputes' | 'obligations' | 'holdings';
export type Cells = Record<string, string>;

/** A second after the moment these specs live at. */
export const late = '2026-11-20T17:00:01+08:00';

const dispute: Cells = {
  ...{ title: '漏水', place: hongqi, origin: 'police', complexity: 'general', colour: 'yellow' },
  ...{ level: 'community', partyA: '甲', partyB: '乙', status: 'performing', settlement: '各退一步' },
  ...{ consentA: 'yes', consentB: 'yes', screenedAt: '2026-11-03T10:40:00+08:00' },
  ...{ acceptedAt: '2026-11-03T11:00:00+08:00', agreedAt: '2026-11-04T16:30:00+08:00' },
};
const obligation: Cells = {
  ...{ dispute: 'OWING', kind: 'act', who: 'partyA', toWhom: 'partyB', what: '修好' },
  dueAt: '2026-11-25T18:00:00+08:00',
};
const base: Record<What, Cells> = { disputes: dispute, obligations: obligation, holdings: { place: hongqi } };
const name: Record<What, string> = { disputes: 'ref', obligations: 'id', holdings: '' };

/** A list of so many rows that are good, but for what is changed. */
export function file(what: What, count: number, change: (index: number) => Cells = () => ({})): string {
  const header = sampleFile(`${what}.csv`).split('\n')[0] ?? '';
  const rows = Array.from({ length: count }, (_, i) => {
    const row: Cells = { ...base[what], [name[what]]: `r-${i}`, ...change(i) };
    return header
      .split(',')
      .map((column) => row[column] ?? '')
      .join(',');
  });
  return [header, ...rows].join('\n');
}

/** Brings lists into a mediation, and looks whether one that was refused left anything behind. */
export class Importing {
  constructor(private readonly mediation: TestService) {}

  send(what: What, body: string | Uint8Array, as = 'admin', headers: Cells = {}) {
    return this.mediation.post(`/v1/imports/${what}`, {
      ...{ as, body, headers: { 'accept-language': 'en', ...headers } },
    });
  }

  async held(): Promise<string> {
    const [row] = await this.mediation.dataSource.query(
      `select (select count(*) from dispute) disputes, (select count(*) from event) events,
         (select count(*) from ladder_plan) plans, (select count(*) from settlement_document) documents,
         (select count(*) from imported_obligation) obligations, (select version from world_version) world`,
    );
    return JSON.stringify(row);
  }

  /** With each error by row, column and code, in words of its own, and nothing written. */
  async expectRejected(what: What, body: string | Uint8Array, errors: (string | number)[][]): Promise<void> {
    const before = await this.held();
    const answer = await this.send(what, body);
    expect([answer.status, answer.body.code]).toEqual([422, 'import-rejected']);
    const named = answer.body.errors.map(
      ({ row, column, code, message }: { row: number; column: string; code: string; message: string }) => {
        expect(message).not.toBe(code);
        return [row, column, code];
      },
    );
    expect(named).toEqual(errors);
    expect(await this.held()).toBe(before);
  }
}
