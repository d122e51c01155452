/** A source of numbers in [0, 1) that gives the same ones for the same seed. */
export { seeded as seededRandom } from '../../src/sandbox/scenes/seeded.js';
