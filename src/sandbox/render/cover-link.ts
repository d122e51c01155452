import { element, nothing, type Html } from './html.js';
import { webAddress } from './read.js';

/** A link that lies over its container as a whole, because a link may not hold other links; what can be clicked inside stays above it. */
export function coverLink(address: unknown, label?: string): Html {
  const href = webAddress(address);
  if (href === undefined) return nothing;
  return element('a', {
    class: 'cover-link',
    href,
    target: '_blank',
    rel: 'noopener noreferrer',
    'aria-label': label ?? href,
  });
}
