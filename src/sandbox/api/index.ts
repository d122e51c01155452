import type { Route } from './route.js';
import { longConnectionRoutes } from '../long-connection/endpoint.js';
import { appConfigRoutes } from './app-config.js';
import { authRoutes } from './auth.js';
import { botRoutes } from './bot.js';
import { cardUpdateRoutes } from './card-update.js';
import { chatRoutes } from './chats.js';
import { fileRoutes } from './files.js';
import { hireRoutes } from './hire.js';
import { messageRoutes } from './messages.js';
import { slashRoutes } from './slash.js';

/** Every API that the sandbox answers. */
export const apiRoutes: readonly Route[] = [
  ...appConfigRoutes,
  ...authRoutes,
  ...botRoutes,
  ...cardUpdateRoutes,
  ...chatRoutes,
  ...fileRoutes,
  ...hireRoutes,
  ...longConnectionRoutes,
  ...messageRoutes,
  ...slashRoutes,
];
