// `npm run call`: places a call in the running sandbox, with scripted responders, and prints it as it happens.
import { callArguments, usage } from './call/arguments.mjs';
import { placeCall } from './call/place-call.mjs';
import { Sandbox, SandboxError } from './call/sandbox.mjs';

const sandboxUrl = process.env.SANDBOX_URL?.trim() || 'http://127.0.0.1:4010';

try {
  const options = callArguments(process.argv.slice(2));
  if (options === 'help') process.stdout.write(usage);
  else process.exitCode = await placeCall(new Sandbox(sandboxUrl), options);
} catch (error) {
  const text = error instanceof SandboxError ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`call: ${text}\n`);
  process.exitCode = 1;
}
// A stream of events that is still open must not keep us here.
process.exit();
