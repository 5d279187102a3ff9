import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Service } from '@fengqiao/contracts/events/envelope';

/** A process that begins on a busy machine takes this long at the most; one that ends is not waited for. */
const servesWithinMs = 60_000;

/** A service as a process of its own, at a port it is given by the kernel. What it says is told when it does not serve. */
export class ServiceProcess {
  private said = '';

  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
  }

  /** As the build has bundled it. `environment`: all of it but PATH and PORT. */
  static start(service: Service, environment: Record<string, string>): ServiceProcess {
    const main = fileURLToPath(new URL(`../../../../dist/services/${service}.js`, import.meta.url));
    const env = { PATH: process.env['PATH'], PORT: '0', ...environment };
    return new ServiceProcess(spawn(process.execPath, [main], { stdio: ['ignore', 'pipe', 'pipe'], env }));
  }

  /** Its address, from its own log. */
  serves(): Promise<string> {
    return new Promise((resolve, reject) => {
      const settle = (answer: () => void) => {
        clearTimeout(late);
        this.child.off('exit', ended);
        this.child.stdout?.off('data', look);
        answer();
      };
      const fail = (why: string) =>
        settle(() => reject(new Error(`the service ${why}; it said:\n${this.said}`)));
      const ended = (code: number | null, signal: string | null) => fail(`ended by ${code ?? signal}`);
      const late = setTimeout(() => fail('does not serve'), servesWithinMs);
      const look = () => {
        const url = /"address":"([^"]+)"[^\n]*"service started"/.exec(this.said)?.[1];
        if (url !== undefined) settle(() => resolve(url));
      };
      this.child.once('exit', ended);
      this.child.stdout?.on('data', look);
      look();
    });
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}
