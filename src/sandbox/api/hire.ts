import type { Handler, Route } from './route.js';
import { refuse, success } from './route.js';

const LIST = 'resume_sources';

/** Feishu Hire, "List resume sources": the page's own default is 1000, its maximum 100; above that it is refused. */
const resumeSources: Handler = ({ query }, { hire, pageTokens }) => {
  const size = query.get('page_size');
  const pageSize = size === null ? 100 : Number(size);
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100)
    return refuse(400, 1002002, 'invalid parameter: page_size must be between 1 and 100');
  const token = query.get('page_token');
  const start = token ? pageTokens.position(LIST, token) : 0;
  if (start === undefined) return refuse(400, 1002002, 'invalid parameter: page_token');
  const end = start + pageSize;
  const hasMore = end < hire.sources.length;
  return success({
    items: hire.sources.slice(start, end),
    has_more: hasMore,
    ...(hasMore ? { page_token: pageTokens.issue(LIST, end) } : {}),
  });
};

/** Feishu Hire, "Get talent fields": no parameters, no paging. */
const talentObjects: Handler = (_request, { hire }) => success({ items: hire.modules });

export const hireRoutes: Route[] = [
  { method: 'GET', pattern: '/open-apis/hire/v1/resume_sources', handler: resumeSources },
  { method: 'GET', pattern: '/open-apis/hire/v1/talent_objects/query', handler: talentObjects },
];
