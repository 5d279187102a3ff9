import { resolve } from 'node:path';
import { authorizationOf } from '@fengqiao/embedded-servers/servers/nats';
import { busKeys } from '@fengqiao/nats/bus-keys';
import { makeStreams } from '@fengqiao/nats/make-streams';
import { natsTarget } from '@fengqiao/nats/nats-target';
import { operatorOf } from './bus-access.ts';
import { readSettings } from './settings/settings.ts';

export const usage = `npm run -s bus -- users FOLDER   makes the keys that are missing there, and prints what nats-server's
                               configuration has to say of them
npm run bus -- streams         makes the streams that are missing, as the operator`;

/** For whoever runs a NATS of his own. Gives the exit code. */
export async function bus(
  root: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<number> {
  const [what, folder, ...rest] = words;
  try {
    if (what === 'users' && folder !== undefined && rest.length === 0) {
      say(authorizationOf(busKeys(resolve(root, folder))));
      return 0;
    }
    if (what === 'streams' && folder === undefined) {
      const isLocal = env['FENGQIAO_LOCAL'] === '1';
      await makeStreams(
        env['NATS_URL'] ? natsTarget(env, 'operator', isLocal) : operatorOf(readSettings(root, [], env)),
      );
      say('every stream is there');
      return 0;
    }
    say(usage);
    return 2;
  } catch (error) {
    say(error instanceof Error ? error.message : 'unknown error');
    return 1;
  }
}
