import type { ClockPort } from '@fengqiao/contracts/clock-port';

/** A clock that stands where a test puts it. */
export class ManualClock implements ClockPort {
  private moment: number;

  constructor(start: string) {
    this.moment = Date.parse(start);
  }

  now(): Promise<number> {
    return Promise.resolve(this.moment);
  }

  set(moment: string): void {
    this.moment = Date.parse(moment);
  }

  advance(ms: number): void {
    this.moment += ms;
  }
}
