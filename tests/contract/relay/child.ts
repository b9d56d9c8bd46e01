/** `npm start` without its build, as a process: serves the folder that it is given, and says what memory it takes when asked for it. */
import { serveSite } from '../../../src/bin/serve.ts';

process.on('message', () => process.send!(process.memoryUsage()));
await serveSite(process.argv[2]!, 0);
