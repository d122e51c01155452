import type { AppCredentials } from './types.js';

export interface Person {
  openId: string;
  unionId: string;
  userId?: string;
  name: string;
  nameEn: string;
  tenantKey: string;
  type: 'user' | 'bot';
}

export interface Chat {
  chatId: string;
  name: string;
  nameEn: string;
  /** As "Get chat information" tells it. */
  mode: 'p2p' | 'group' | 'topic';
  external: boolean;
  /** Open ids of the members, bots not among them. */
  members: string[];
  ownerId?: string;
  /** Open ids of those who manage the group beside its owner. */
  managers: string[];
  botInChat: boolean;
  status: 'normal' | 'dissolved' | 'dissolved_save';
}

/** The open ids of the people that every sandbox has. */
export const PEOPLE = {
  /** A recruiter of the tenant; says and clicks when nobody else is named. */
  member: 'ou_3f2a6c91d4e85b07a1c2d3e4f5061728',
  /** A colleague of the same tenant, owner of the groups. */
  colleague: 'ou_9b7d5e3f1a2c4068b9d7e5f3a1c20486',
  /** A guest from another tenant. */
  guest: 'ou_5e1c8a40b3d29f76e5c1a8b0d3f2967e',
  /** Somebody else's bot. */
  otherBot: 'ou_c0ffee12345678900c0ffee123456789',
} as const;

/** The chat ids that every sandbox has. */
export const CHATS = {
  /** The private chat of `member` with the bot. */
  private: 'oc_11aa22bb33cc44dd55ee66ff77008899',
  colleaguePrivate: 'oc_22bb33cc44dd55ee66ff77008899aa11',
  guestPrivate: 'oc_33cc44dd55ee66ff77008899aa11bb22',
  group: 'oc_44dd55ee66ff77008899aa11bb22cc33',
  secondGroup: 'oc_55ee66ff77008899aa11bb22cc33dd44',
  /** A group with the guest in it. */
  externalGroup: 'oc_66ff77008899aa11bb22cc33dd44ee55',
  topicGroup: 'oc_77008899aa11bb22cc33dd44ee55ff66',
  /** A group that the bot is no member of. */
  strangerGroup: 'oc_8899aa11bb22cc33dd44ee55ff660077',
} as const;

export interface World {
  people: Map<string, Person>;
  chats: Map<string, Chat>;
  bot: Person;
  /** The private chat of a person with the bot. */
  privateChat(openId: string): Chat | undefined;
  /** One more person of the tenant, with a private chat; the English name is the same when not said. */
  addPerson(openId: string, name: string, nameEn?: string): Person;
  /** One more chat; what is not said is as in an ordinary group. */
  addChat(chat: Pick<Chat, 'chatId' | 'name'> & Partial<Chat>): Chat;
}

const OTHER_TENANT = '9f8e7d6c5b4a3928';

/** Builds the people and chats of a new sandbox. All invented. */
export function createWorld(app: AppCredentials): World {
  const people = new Map<string, Person>();
  const chats = new Map<string, Chat>();
  const person = (openId: string, name: string, nameEn: string, more: Partial<Person> = {}): Person => {
    const { type = 'user', tenantKey = app.tenantKey } = more;
    const inside = type === 'user' && tenantKey === app.tenantKey;
    const made: Person = { openId, unionId: `on_${openId.slice(3)}`, name, nameEn, tenantKey, type };
    if (inside) made.userId = openId.slice(3, 11);
    people.set(openId, made);
    return made;
  };
  const addChat: World['addChat'] = (chat) => {
    const made: Chat = {
      nameEn: chat.name,
      mode: 'group',
      members: [],
      managers: [],
      external: false,
      botInChat: true,
      status: 'normal',
      ...(chat.mode === 'p2p' ? {} : { ownerId: PEOPLE.colleague }),
      ...chat,
    };
    chats.set(made.chatId, made);
    return made;
  };
  const group = (chatId: string, name: string, nameEn: string, more: Partial<Chat> = {}): Chat =>
    addChat({ chatId, name, nameEn, members: [PEOPLE.member, PEOPLE.colleague], ...more });
  const p2p = (chatId: string, member: string, external = false): Chat =>
    addChat({ chatId, name: '', mode: 'p2p', members: [member], external });

  const bot = person(app.botOpenId, '招聘设置助手', 'Recruiting settings', { type: 'bot' });
  person(PEOPLE.member, '林小满', 'Lin Xiaoman');
  person(PEOPLE.colleague, '周予安', "Zhou Yu'an");
  person(PEOPLE.guest, '外部顾问', 'Alex Guest', { tenantKey: OTHER_TENANT });
  person(PEOPLE.otherBot, '值班机器人', 'Duty Bot', { type: 'bot' });
  p2p(CHATS.private, PEOPLE.member);
  p2p(CHATS.colleaguePrivate, PEOPLE.colleague);
  p2p(CHATS.guestPrivate, PEOPLE.guest, true);
  group(CHATS.group, '招聘系统集成', 'Hire Integration');
  group(CHATS.secondGroup, '校招项目组', 'Campus Recruiting');
  const withGuest = [PEOPLE.member, PEOPLE.colleague, PEOPLE.guest];
  group(CHATS.externalGroup, '猎头合作群', 'Headhunter Partners', { members: withGuest, external: true });
  group(CHATS.topicGroup, '招聘需求话题群', 'Hiring Topics', { mode: 'topic' });
  group(CHATS.strangerGroup, '机器人不在的群', 'Group without the Bot', { botInChat: false });
  return {
    people,
    chats,
    bot,
    privateChat: (openId) =>
      [...chats.values()].find((chat) => chat.mode === 'p2p' && chat.members[0] === openId),
    addPerson(openId, name, nameEn = name) {
      const made = person(openId, name, nameEn);
      p2p(`oc_${openId.slice(3)}`, openId);
      return made;
    },
    addChat,
  };
}
