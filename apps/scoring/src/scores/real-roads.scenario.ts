import type { ManualClock } from '@fengqiao/test-rig/fakes/manual-clock';
import { until } from '@fengqiao/test-rig/harness/until';
import type { Headquarters } from '../scoring.scenario.ts';

export const linjiang = 'shifan.dongcheng.linjiang';

/** Commands given to intake, and what headquarters then tells of Linjiang. */
export class RealRoads {
  constructor(
    private readonly headquarters: () => Headquarters,
    private readonly clock: ManualClock,
  ) {}

  /** Until a month's measures are `met/total` as expected; those not named may be anything. */
  told(month: string, expected: Record<string, string>): Promise<unknown> {
    return until(JSON.stringify(expected), async () => {
      const found = await this.figures(month);
      return Object.entries(expected).every(([name, text]) => found[name] === text);
    });
  }

  /** A minute after the last. */
  async command(id: string, name: string, as: string, body: object = {}): Promise<void> {
    this.clock.advance(60_000);
    const { intake } = this.headquarters();
    const { status, body: answer } = await intake.post(`/v1/cases/${id}/${name}`, { as, body });
    if (status !== 200) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  }

  private async figures(month: string): Promise<Record<string, string>> {
    const { body } = await this.headquarters().scoring.get(`/v1/scores/${linjiang}?period=${month}`, {
      as: 'hq-analyst',
    });
    if (!body.measures) return {};
    const all: Record<string, { met: number; total: number | null }> = { ...body.measures, ...body.beside };
    return Object.fromEntries(Object.entries(all).map(([name, { met, total }]) => [name, `${met}/${total}`]));
  }
}
