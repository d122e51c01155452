import { createServer } from 'node:http';

/** A receiver that has nothing to load. */
createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1', () =>
  console.log('"msg":"listening"'),
);
