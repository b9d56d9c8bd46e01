/** Starts one of the project's own servers and waits for the address that it prints. */
import { spawn } from 'node:child_process';

export interface Server {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  address: string;
  /** All that it has said so far. */
  output(): string;
  stop(): void;
}

export function start(script: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<Server> {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  return new Promise((resolve, reject) => {
    const hear = (text: Buffer) => {
      output += text.toString();
      const address = /^http:\/\/127\.0\.0\.1:\d+/m.exec(output)?.[0];
      if (address) resolve({ address, output: () => output, stop: () => child.kill() });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => reject(new Error(`${script} ended with ${code} before it served:\n${output}`)));
  });
}
