import { LRUCache } from 'lru-cache';
import type { Snapshots } from '../store/snapshots.js';
import type { Change } from './change.js';
import { diffSettings } from './diff.js';
import type { SeverityRules } from './kinds.js';
import { unpackSettings } from './pack.js';

/** What is different between two versions of a tenant, worked out once for all chats that are told about it. */
export interface Differences {
  /** @returns none when the older version is not kept any more. */
  between(tenant: string, from: number, to: number): Promise<readonly Change[]>;
}

/** A digest's time brings a few pairs of versions for hundreds of chats. */
const KEPT = 8;

export function createDifferences(snapshots: Pick<Snapshots, 'at'>, rules: SeverityRules): Differences {
  const kept = new LRUCache<string, Promise<readonly Change[]>>({ max: KEPT });
  const work = async (tenant: string, from: number, to: number): Promise<readonly Change[]> => {
    const [before, after] = await Promise.all([snapshots.at(tenant, from), snapshots.at(tenant, to)]);
    if (!before || !after) return [];
    return diffSettings(await unpackSettings(before.body), await unpackSettings(after.body), rules);
  };
  return {
    between: (tenant, from, to) => {
      const key = JSON.stringify([tenant, from, to]);
      const known = kept.get(key);
      if (known) return known;
      const made = work(tenant, from, to);
      kept.set(key, made);
      made.catch(() => kept.delete(key));
      return made;
    },
  };
}
