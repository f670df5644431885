import { parseArgs } from 'node:util';
import { startSite } from './server.ts';

/** `node test/support/site/serve.ts --port 8080 manifest.csv…`: the blogs on loopback, for demonstrations. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '8080' },
    seed: { type: 'string', default: '1' },
    latency: { type: 'string', default: '0' },
  },
});

const site = await startSite({
  manifestFiles: positionals,
  seed: Number(values.seed),
  port: Number(values.port),
  latencyMs: Number(values.latency),
});
for (const host of ['thyagaraja-vaibhavam', 'syamakrishnavaibhavam', 'guru-guha']) {
  console.log(`--connect-to ${host}.blogspot.com:80:127.0.0.1:${site.port}`);
}
