import type { CallSpec, createCalls } from './call.js';
import { CallError } from './failure.js';
import type { HireApi, PolledAnswer, ReadRequest } from './port.js';
import type { RawAnswer } from './client.js';

/** The two Hire APIs through the SDK's typed methods; never its iterators, which turn a failed page into a short list. */
export function createHireApi({ call, raw }: ReturnType<typeof createCalls>): HireApi {
  return {
    resumeSources: ({ pageSize, pageToken, ...request }) =>
      call(sourcesSpec(request, 'read'), (sdk) =>
        sdk.hire.v1.resumeSource.list({ params: pageParams(pageSize, pageToken) }),
      ).catch((error: unknown) => pageError(error, pageToken)),
    talentObjects: (request) =>
      call(fieldsSpec(request, 'read'), (sdk) => sdk.hire.v1.talentObject.query()).catch((error: unknown) =>
        pageError(error),
      ),
    pollSources: ({ pageSize, pageToken, known, ...request }) =>
      raw({ ...sourcesSpec(request, 'poll'), known }, (sdk) =>
        sdk.hire.v1.resumeSource.list({ params: pageParams(pageSize, pageToken) }),
      ).then(polled, (error: unknown) => pageError(error, pageToken)),
    pollTalentObjects: ({ known, ...request }) =>
      raw({ ...fieldsSpec(request, 'poll'), known }, (sdk) => sdk.hire.v1.talentObject.query()).then(
        polled,
        (error: unknown) => pageError(error),
      ),
  };
}

function sourcesSpec({ tenant, signal }: ReadRequest, priority: 'read' | 'poll'): CallSpec {
  const api = 'GET hire/v1/resume_sources';
  return { api, tenant, limits: [['sources', tenant]], priority, signal, kind: 'read' };
}

function fieldsSpec({ tenant, signal }: ReadRequest, priority: 'read' | 'poll'): CallSpec {
  const api = 'GET hire/v1/talent_objects/query';
  return { api, tenant, limits: [['fields', tenant]], priority, signal, kind: 'read' };
}

function pageParams(pageSize: number, pageToken: string | undefined) {
  return { page_size: pageSize, ...(pageToken ? { page_token: pageToken } : {}) };
}

/** 1002002 is "a parameter is wrong": with a page token it is the token, without one it is a bug of ours. */
function pageError(error: unknown, pageToken?: string): never {
  if (error instanceof CallError && error.verdict === 'page' && !pageToken)
    throw new CallError('never', 'upstream_failed', { detail: error.message, facts: error.facts });
  throw error;
}

function polled(answer: RawAnswer): PolledAnswer {
  return { hash: answer.hash, body: () => answer.body };
}
