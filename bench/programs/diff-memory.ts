import { diffSettings } from '../../src/watch/diff.js';
import { serve } from '../kit/serve.js';
import { rawAnswer, settingsOf } from '../kit/settings.js';

const size = Number(process.argv[2]);

function used(): number {
  return process.memoryUsage().heapUsed;
}

serve(0, {
  memory: () => {
    diffSettings(settingsOf(rawAnswer(200, false)), settingsOf(rawAnswer(200, true)));
    globalThis.gc?.();
    const empty = used();
    const before = settingsOf(rawAnswer(size, false));
    const after = settingsOf(rawAnswer(size, true));
    globalThis.gc?.();
    const full = used();
    const changes = diffSettings(before, after);
    return { input: full - empty, allocated: used() - full, changes: changes.length };
  },
});
