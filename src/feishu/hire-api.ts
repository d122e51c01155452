import type { Call } from './call.js';
import { CallError } from './failure.js';
import type { HireApi } from './port.js';

/** The two Hire APIs through the SDK's typed methods; never its iterators, which turn a failed page into a short list. */
export function createHireApi(call: Call): HireApi {
  return {
    resumeSources: async ({ tenant, pageSize, pageToken, signal, priority = 'read' }) => {
      const params = { page_size: pageSize, ...(pageToken ? { page_token: pageToken } : {}) };
      try {
        return await call(
          {
            api: 'GET hire/v1/resume_sources',
            tenant,
            limits: [['sources', tenant]],
            priority,
            signal,
            kind: 'read',
          },
          (sdk) => sdk.hire.v1.resumeSource.list({ params }),
        );
      } catch (error) {
        // 1002002 is "a parameter is wrong": with a page token it is the token, without one it is a bug of ours.
        if (error instanceof CallError && error.verdict === 'page' && !pageToken)
          throw new CallError('never', 'upstream_failed', { detail: error.message, facts: error.facts });
        throw error;
      }
    },
    talentObjects: ({ tenant, signal, priority = 'read' }) =>
      call(
        {
          api: 'GET hire/v1/talent_objects/query',
          tenant,
          limits: [['fields', tenant]],
          priority,
          signal,
          kind: 'read',
        },
        (sdk) => sdk.hire.v1.talentObject.query(),
      ),
  };
}
