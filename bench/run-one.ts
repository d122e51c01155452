import { BENCHES } from './benches.js';
import { NotHere, type Row, type Scale } from './kit/types.js';

/** What became of a benchmark. */
export type Outcome =
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'left-out'; readonly why: string };

/** The process of one benchmark: started by `bench/index.ts`, so that none finds what another has left in memory. */
process.once('message', (order: { name: string; scale: Scale }) => void run(order));

async function run({ name, scale }: { name: string; scale: Scale }): Promise<void> {
  const outcome = await measured(name, scale);
  process.send?.(outcome, () => process.exit(0));
}

async function measured(name: string, scale: Scale): Promise<Outcome> {
  try {
    const bench = await BENCHES[name]?.();
    if (!bench) throw new Error(`there is no benchmark ${name}`);
    console.log(`\n## ${name}\n\n${bench.about}\n`);
    return { kind: 'rows', rows: await bench.run(scale) };
  } catch (thrown) {
    if (thrown instanceof NotHere) return { kind: 'left-out', why: thrown.message };
    throw thrown;
  }
}
