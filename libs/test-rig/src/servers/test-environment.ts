/** What the one set-up of a run tells every spec file, through the environment that Jest's workers inherit. */
export interface TestEnvironment {
  /** Scratch space of this run. */
  readonly folder: string;
  /** On the command line of every server the run starts, so that none outlives it. */
  readonly marker: string;
  readonly postgresUrl: string;
  readonly natsServer: string;
  readonly testServer: string;
}

const key = 'FENGQIAO_TEST_ENVIRONMENT';

export const testEnvironment = {
  write(environment: TestEnvironment): void {
    process.env[key] = JSON.stringify(environment);
  },
  read(): TestEnvironment {
    const text = process.env[key];
    if (!text) throw new Error('run the tests with `npm test`: the set-up of the run is missing');
    return JSON.parse(text) as TestEnvironment;
  },
};
