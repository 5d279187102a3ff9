import { expect, it } from '@jest/globals';
import { bulkCommands as taken } from '@fengqiao/contracts/http/intake/bulk';
import { bounds } from '@fengqiao/domain/bounds';
import { atMost, bulkCommands } from './bulk-commands.ts';

it('says beforehand what the service takes: how many, and which commands', () => {
  expect(atMost).toBe(bounds.casesOfBulk);
  expect([...bulkCommands]).toEqual([...taken]);
});
